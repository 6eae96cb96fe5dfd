using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>When time alone has an open case meet other conditions, and what happens then. The times follow from the facts and from what is published, so no fact tells of them.</summary>
internal static class ClockCrossings
{
    /// <summary>The limit of a supplier's disruption is there whatever is published: from it on it is severe.</summary>
    private const long Severe = (long)(CaseState.CrossingHours * TimeSpan.TicksPerHour);

    private static readonly string[] Words = [.. Enum.GetValues<CaseKind>().Select(CaseSource.Camel)];

    /// <summary>After each fact: the next time of the case that it was about; of all, where a protocol was published.</summary>
    public static TowerState Follow(TowerState before, TowerState after, Fact fact) => fact.Body switch
    {
        CaseOpened one => With(after, one.Case, DateTimeOffset.MinValue),
        CaseReopened one => With(after, one.Case, DateTimeOffset.MinValue),
        CaseUpdated one => With(after, one.Case, Waited(before, one.Case, fact.RecordedAt)),
        CaseImpactAssessed one => With(after, one.Case, Waited(before, one.Case, fact.RecordedAt)),
        CaseLengthened one => With(after, one.Case, fact.RecordedAt),
        CaseLimitReached one => With(after, one.Case, fact.RecordedAt),
        ProtocolPublished one when after.Exceptions.Open.Count > 0 => OfAll(before, after, (one, fact.RecordedAt)),
        _ => after,
    };

    /// <summary>The bell: it has lasted for as long as conditions ask, or another limit is reached. What was passed meanwhile is passed at once.</summary>
    public static void Reach(Turn turn, string id)
    {
        var one = turn.State.Exceptions.Open[id];
        if (Lasted(turn.State, one, turn.Now) is { } hours && hours > one.Deviation.Hours) turn.Conclude(new CaseLengthened(id, hours) { Severity = SeverityAt(one.Deviation, hours) });
        else turn.Conclude(new CaseLimitReached(id));
        CaseToRun.Consider(turn, id, worse: false, byTime: true);
    }

    /// <summary>A limit is crossed once: later news does not have the same hour come again, unless the bell has not rung for it yet.</summary>
    private static DateTimeOffset Waited(TowerState before, string id, DateTimeOffset now) =>
        before.Exceptions.Crossings.ById.TryGetValue(id, out var due) && due <= now ? due.AddTicks(-1) : now;

    private static TowerState OfAll(TowerState before, TowerState after, (ProtocolPublished Published, DateTimeOffset At) what)
    {
        var was = before.Protocols.Published.Find(what.Published.Document.Id)?.Document;
        if (CompiledProtocol.Of(what.Published.Document).ClockCuts.Count == 0 && (was is null || CompiledProtocol.Of(was).ClockCuts.Count == 0)) return after;
        foreach (var id in after.Exceptions.Open.Keys) after = With(after, id, Waited(before, id, what.At));
        return after;
    }

    /// <param name="past">Only what comes after it.</param>
    private static TowerState With(TowerState state, string id, DateTimeOffset past)
    {
        var times = state.Exceptions.Crossings.With(id, state.Exceptions.Open.TryGetValue(id, out var one) ? Next(state, one, past) : null);
        return ReferenceEquals(times, state.Exceptions.Crossings) ? state : state with { Exceptions = state.Exceptions with { Crossings = times } };
    }

    private static DateTimeOffset? Next(TowerState state, ExceptionCase one, DateTimeOffset past)
    {
        if (one.Status == CaseStatus.ReturnedToNormal) return null;
        var (began, told) = (one.Deviation.BeganAt, Ticks(one.Deviation.Hours ?? 0));
        var lasted = Math.Max(told, past.UtcTicks - began.UtcTicks);
        DateTimeOffset? next = null;
        if (IsSuppliers(one.Deviation) && told < Severe && lasted < Severe) Earlier(Instant(began, Severe));
        foreach (var scales in ScalesOf(state, one))
        {
            if (!one.Deviation.OpenEnded)
            {
                Earlier(Instant(began, scales.Lasting.Above(lasted)));
                Earlier(Instant(began, scales.LastingBeside.Above(lasted)));
            }
            Earlier(Instant(one.DetectedAt, scales.Age.Above(Math.Max(0, past.UtcTicks - one.DetectedAt.UtcTicks))));
            if (one.Impact?.By is { } by && scales.ToBreak.Below(by.UtcTicks - past.UtcTicks) is { } left) Earlier(Instant(by, -left));
        }
        return next;

        void Earlier(DateTimeOffset? at)
        {
            if (at is { } time && (next is not { } known || time < known)) next = time;
        }
    }

    /// <summary>The longest limit of those that act which it has lasted for; null where there is none.</summary>
    private static decimal? Lasted(TowerState state, ExceptionCase one, DateTimeOffset now)
    {
        if (one.Deviation.OpenEnded || one.Deviation.Hours is null) return null;
        var passed = now.UtcTicks - one.Deviation.BeganAt.UtcTicks;
        var longest = IsSuppliers(one.Deviation) && passed >= Severe ? CaseState.CrossingHours : (decimal?)null;
        foreach (var scales in ScalesOf(state, one)) if (scales.Lasting.Reached(passed) is { } hours && !(hours < longest)) longest = hours;
        return longest;
    }

    private static IEnumerable<ClockScales> ScalesOf(TowerState state, ExceptionCase one) => state.Protocols.ClockFor(Words[(int)one.Deviation.Kind], one.Deviation.Sites);

    /// <summary>Null is high.</summary>
    private static Severity? SeverityAt(Deviation deviation, decimal hours)
    {
        if (!IsSuppliers(deviation)) return deviation.Severity;
        var severity = SupplierIsDelayed.SeverityOf(hours);
        return severity == Severity.High ? null : (Severity)Math.Max((int)severity, (int)deviation.Severity);
    }

    private static bool IsSuppliers(Deviation deviation) => deviation is { Kind: CaseKind.SupplierDelay or CaseKind.SupplierDown, OpenEnded: false };

    private static long Ticks(decimal hours) => (long)(Math.Min(hours, 10_000_000) * TimeSpan.TicksPerHour);

    private static DateTimeOffset? Instant(DateTimeOffset origin, long? after) =>
        after is { } ticks && origin.UtcTicks + ticks is var at && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks ? new(at, TimeSpan.Zero) : null;
}
