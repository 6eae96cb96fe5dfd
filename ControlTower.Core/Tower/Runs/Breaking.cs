using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Circuit breakers: closed they let the tower act, tripped they have people asked, half open they let one action through to see.</summary>
internal static class Breaking
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Those that look back on what came of runs and questions.</summary>
    private static readonly BreakerKind[] OfPast = [BreakerKind.FailureRate, BreakerKind.Disagreement, BreakerKind.Drift];

    /// <summary>Before the tower acts on its own: trips what has to trip, and says why a person is asked; null where it may act.</summary>
    public static string? Against(Turn turn, Run run, RunOption option)
    {
        var version = turn.State.Protocols.VersionOf(run);
        if (version.Document.Breakers is not { } limits) return null;
        foreach (var kind in Enum.GetValues<BreakerKind>())
        {
            if (HasTripped(turn.State.Protocols, run.Protocol, kind)) continue;
            if (Measures.Excess(turn.State, (limits, kind), (run, option, turn.Now)) is { } because) Trip(turn, (run.Protocol, kind), because, limits);
        }
        return Against(turn.State.Protocols, run.Protocol) ?? TryOut(turn, run);
    }

    /// <summary>Why a person is asked as things stand; null where nothing is held back.</summary>
    public static string? Against(ProtocolState protocols, string protocol)
    {
        foreach (var one in Of(protocols, protocol))
        {
            if (one.Status == BreakerStatus.Tripped) return $"a breaker tripped: {one.Because}";
            if (one is { Status: BreakerStatus.HalfOpen, Trial: { } trial }) return $"a breaker is half open and {trial} is tried first: {one.Because}";
        }
        return null;
    }

    /// <summary>After a step failed or a person refused: what counts those trips at once, so that it is seen before the next action.</summary>
    public static void LookBack(Turn turn, string protocol)
    {
        if (turn.State.Protocols.Published.Find(protocol)?.Document.Breakers is not { } limits) return;
        foreach (var kind in OfPast)
        {
            if (HasTripped(turn.State.Protocols, protocol, kind)) continue;
            if (Measures.OfPast(turn.State.Protocols, (limits, kind), protocol) is { } because) Trip(turn, (protocol, kind), because, limits);
        }
    }

    /// <summary>A run came to its end: one that was let through to see closes the breaker, or trips it again. Whether its forecast held is not known yet.</summary>
    public static void Ended(Turn turn, string run, bool well)
    {
        foreach (var one in TriedBy(turn, run).Where(one => !well || one.Kind != BreakerKind.Drift))
        {
            if (well) turn.Conclude(new BreakerClosed(one.Id));
            else TripAgain(turn, one, $"{run}, which was let through to see, failed");
        }
    }

    /// <summary>What a run brought is known: let through to see whether forecasts hold again, it closes the breaker, or trips it again.</summary>
    public static void Measured(Turn turn, string run, decimal? error)
    {
        foreach (var one in TriedBy(turn, run).Where(one => one.Kind == BreakerKind.Drift))
        {
            if (Measures.IsSmall(error)) turn.Conclude(new BreakerClosed(one.Id));
            else TripAgain(turn, one, $"{run}, which was let through to see, was {(error > 0 ? "worse" : "better")} than forecast by {Math.Abs(error ?? 0):0.#%}");
        }
    }

    public static Result<object> Reset(Turn turn, ResetBreaker reset)
    {
        var person = turn.Caller.Person is { } id ? turn.State.People.Persons.Find(id) : null;
        if (turn.Caller.Actor != Actors.AdministratorKey && person is not { MayDecide: true }) return Refusal.Forbidden($"Closing a breaker needs the role '{Roles.Approver}'.");
        if (turn.State.Protocols.Breakers.Find(reset.Breaker) is not { } one) return Refusal.NotFound($"The breaker {reset.Breaker}");
        if (one.Status == BreakerStatus.Closed) return Refusal.Conflict($"{one.Id} was closed at {one.Since:u}.") with { FirstBy = one.ResetBy, FirstAt = one.Since };
        if (Wording.Reason(reset.Reason, "Say why it may act on its own again.") is { } unclear) return unclear;
        turn.Record(new BreakerReset(one.Id, reset.Reason));
        return turn.State.Protocols.Breakers[one.Id];
    }

    public static IEnumerable<Breaker> Of(ProtocolState protocols, string protocol) => protocols.Breakers.Values.Where(one => one.Protocol == protocol);

    /// <summary>Half open, what lies behind has tripped it already, and would for ever: now the run that is let through says.</summary>
    private static bool HasTripped(ProtocolState protocols, string protocol, BreakerKind kind) => protocols.Breakers.Find(Breaker.Of(protocol, kind)) is { } known
        && (known.Status == BreakerStatus.Tripped || (known.Status == BreakerStatus.HalfOpen && OfPast.Contains(kind)));

    private static void Trip(Turn turn, (string Protocol, BreakerKind Kind) what, string because, Breakers limits)
    {
        var cool = limits.CoolDownHours is { } hours ? TimeSpan.FromHours((double)hours) : what.Kind == BreakerKind.ActionsPerHour ? Measures.Hour : Day;
        turn.Conclude(new BreakerTripped(Breaker.Of(what.Protocol, what.Kind), what.Protocol, what.Kind, because, turn.Now + cool));
    }

    private static void TripAgain(Turn turn, Breaker one, string because) =>
        Trip(turn, (one.Protocol, one.Kind), because, turn.State.Protocols.Published.Find(one.Protocol)?.Document.Breakers ?? new(null, null));

    private static List<Breaker> TriedBy(Turn turn, string run) => [.. turn.State.Protocols.Breakers.Values.Where(one => one.Trial == run)];

    /// <summary>Every half-open breaker of the protocol sees the same run.</summary>
    private static string? TryOut(Turn turn, Run run)
    {
        foreach (var one in Of(turn.State.Protocols, run.Protocol).Where(one => one.Status == BreakerStatus.HalfOpen).ToList()) turn.Conclude(new BreakerTried(one.Id, run.Id));
        return null;
    }
}
