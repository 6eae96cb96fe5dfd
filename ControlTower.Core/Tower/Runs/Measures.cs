using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What circuit breakers measure, and how it reads when it is too much.</summary>
internal static partial class Measures
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>With fewer outcomes or answers a share says nothing.</summary>
    private const int Least = 5;

    /// <summary>So many measured runs drift looks back on.</summary>
    private const int DriftRuns = 20;

    private const decimal LeastDrift = 0.1m;

    /// <summary>So large a share of the errors lies to one side, or they only scatter.</summary>
    private const decimal OneWay = 0.75m;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Why it is too much; null where it is within, or nothing limits it.</summary>
    public static string? Excess(TowerState state, (Breakers Limits, BreakerKind Kind) asked, (Run Run, RunOption Option, DateTimeOffset Now) about) => asked.Kind switch
    {
        BreakerKind.ActionsPerHour => OfActions(state.Protocols, asked.Limits.AutomaticPerHour, about),
        BreakerKind.MoneyPerDay => OfMoney(state.Protocols, asked.Limits.MoneyPerDay, about),
        BreakerKind.NetworkShare => OfNetwork(state, asked.Limits.NetworkShare, about),
        BreakerKind.Novelty => OfNovelty(state, asked.Limits.Novelty, about.Run),
        BreakerKind.SilentInput => OfInput(state, asked.Limits.SilentHours, (about.Run, about.Now)),
        _ => OfPast(state.Protocols, asked, about.Run.Protocol),
    };

    /// <summary>Of what has happened, whatever is to be done next.</summary>
    public static string? OfPast(ProtocolState protocols, (Breakers Limits, BreakerKind Kind) asked, string protocol) => asked.Kind switch
    {
        BreakerKind.FailureRate => OfShare(protocols.Outcomes.Find(protocol), asked.Limits.FailureRate, "runs that acted failed"),
        BreakerKind.Disagreement => OfShare(protocols.Answers.Find(protocol), asked.Limits.Disagreement, "questions were refused by people"),
        BreakerKind.Drift => OfDrift(protocols.Measures.Errors.Find(protocol), asked.Limits.Drift),
        _ => null,
    };

    private static string? OfActions(ProtocolState protocols, int? limit, (Run Run, RunOption Option, DateTimeOffset Now) about)
    {
        if (limit is not { } most) return null;
        var count = Since(protocols, about.Run.Protocol, BreakerKind.ActionsPerHour, about.Now - Hour).Count();
        return count >= most ? $"{count} automatic actions in the last hour reach the limit of {most}" : null;
    }

    private static string? OfMoney(ProtocolState protocols, Money? limit, (Run Run, RunOption Option, DateTimeOffset Now) about)
    {
        if (limit is not { } most) return null;
        var spent = Since(protocols, about.Run.Protocol, BreakerKind.MoneyPerDay, about.Now - Day)
            .Aggregate(about.Option.Cost, (sum, pair) => pair.Value.Currency == sum.Currency ? new(Micros.AddCapped(sum.Micros, pair.Value.Micros), sum.Currency) : sum);
        return Runs.Excess.IsAbove(spent, most) ? $"{Wording.Amount(spent)} in a day is above {most}" : null;
    }

    private static string? OfNetwork(TowerState state, decimal? limit, (Run Run, RunOption Option, DateTimeOffset Now) about)
    {
        if (limit is not { } most || state.Network.Sites.Count == 0) return null;
        var touched = Touched(state.Protocols, about.Run.Protocol, about.Now);
        touched.UnionWith(SitesOf(about.Option));
        var share = touched.Count / (decimal)state.Network.Sites.Count;
        return share > most ? $"automatic actions touch {touched.Count} of {state.Network.Sites.Count} sites in a day, above {most:0.##%}" : null;
    }

    private static string? OfNovelty(TowerState state, decimal? limit, Run run)
    {
        if (limit is not { } most || SizeOf(state, run) is not { } size) return null;
        // The newest is this run's own.
        var past = (state.Protocols.Sizes.Find(run.Protocol) ?? []).SkipLast(1).ToList();
        return RobustScore.Of(size, past) is var score && (score is null || score > most)
            ? $"{size:0.##} is unlike the {past.Count} before it{(score is { } known ? $": {known:0.##} robust deviations, above {most:0.##}" : ", which were all the same")}"
            : null;
    }

    private static string? OfInput(TowerState state, decimal? limit, (Run Run, DateTimeOffset Now) about)
    {
        if (limit is not { } hours || state.Exceptions.Find(about.Run.Case) is not { } one) return null;
        foreach (var name in one.Signals.Select(signal => signal.Split(Keys.Separator)[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (state.Signals.Sources.Find(name) is not { } source) continue;
            if (source.Silent) return $"{name}, which told of the case, fell silent";
            if ((about.Now - source.LastAt).Ticks / (decimal)TimeSpan.TicksPerHour > hours) return $"{name}, which told of the case, was last heard more than {hours:0.##} h ago";
        }
        return null;
    }

    /// <summary>How large the deviation of a run's case is, in the unit of its kind; null where it has no size.</summary>
    public static decimal? SizeOf(TowerState state, Run run) =>
        state.Exceptions.Find(run.Case)?.Deviation is { } deviation ? deviation.Hours ?? deviation.Percent ?? deviation.Delta?.Units : null;

    private static string? OfShare(IReadOnlyList<bool>? past, decimal? limit, string what)
    {
        if (limit is not { } most || past is null || past.Count < Least) return null;
        var bad = past.Count(one => !one);
        return bad / (decimal)past.Count > most ? $"{bad} of the last {past.Count} {what}, above {most:0.##%}" : null;
    }

    /// <summary>
    /// No error at all lies far from the errors that were seen: real effects leave the forecasts one way, beyond their scatter. Less than a
    /// tenth at the median is no drift.
    /// </summary>
    private static string? OfDrift(IReadOnlyList<decimal>? errors, decimal? limit)
    {
        if (limit is not { } most || errors is null || errors.Count < RobustScore.Least) return null;
        var last = errors.TakeLast(DriftRuns).ToList();
        var median = RobustScore.Median(last);
        if (IsSmall(median) || last.Count(error => Math.Sign(error) == Math.Sign(median)) < last.Count * OneWay) return null;
        if (RobustScore.Of(0, last) is { } score && score <= most) return null;
        return $"real effects of the last {last.Count} measured runs were {(median > 0 ? "worse" : "better")} than forecast by {Math.Abs(median):0.#%} at the median, beyond {most:0.##} robust deviations";
    }

    /// <summary>Too small to be a drift, or not known.</summary>
    public static bool IsSmall(decimal? error) => Math.Abs(error ?? 0) < LeastDrift;

    /// <summary>Automatic actions from a time on; what was done before a person or a trial closed the breaker counts no longer.</summary>
    private static IEnumerable<KeyValuePair<string, Money>> Since(ProtocolState protocols, string protocol, BreakerKind kind, DateTimeOffset from)
    {
        var closed = protocols.Breakers.Find(Breaker.Of(protocol, kind)) is { Status: BreakerStatus.Closed } one && one.Since > from ? one.Since : from;
        return protocols.Automatic.FromKey(Keys.Part(closed));
    }

    private static IEnumerable<string> SitesOf(RunOption option) =>
        option.Moves.SelectMany(move => new[] { move.From, move.To }).Concat((option.Production ?? []).Select(one => one.Site)).Concat((option.Servings ?? []).SelectMany(one => new[] { one.From, one.To })).Distinct(StringComparer.Ordinal);
}
