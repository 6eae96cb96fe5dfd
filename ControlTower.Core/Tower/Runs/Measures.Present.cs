using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What breakers measure as things stand, without an action that is about to be.</summary>
internal static partial class Measures
{
    /// <summary>In the unit of the limit; null where there is nothing to measure yet, or it is measured with each action alone.</summary>
    public static decimal? Present(TowerState state, (string Protocol, BreakerKind Kind) what, DateTimeOffset now) => what.Kind switch
    {
        BreakerKind.ActionsPerHour => Since(state.Protocols, what.Protocol, what.Kind, now - Hour).Count(),
        BreakerKind.MoneyPerDay => Spent(state.Protocols, what.Protocol, now),
        BreakerKind.NetworkShare => state.Network.Sites.Count == 0 ? null : decimal.Round(Touched(state.Protocols, what.Protocol, now).Count / (decimal)state.Network.Sites.Count, 4),
        BreakerKind.Novelty => state.Protocols.Sizes.Find(what.Protocol) is { Count: > 0 } sizes ? RobustScore.Of(sizes[^1], [.. sizes.SkipLast(1)]) : null,
        BreakerKind.FailureRate => ShareOf(state.Protocols.Outcomes.Find(what.Protocol)),
        BreakerKind.Disagreement => ShareOf(state.Protocols.Answers.Find(what.Protocol)),
        BreakerKind.Drift => state.Protocols.Measures.Errors.Find(what.Protocol) is { } errors ? RobustScore.Of(0, [.. errors.TakeLast(DriftRuns)]) : null,
        _ => null,
    };

    private static decimal Spent(ProtocolState protocols, string protocol, DateTimeOffset now)
    {
        var currency = protocols.Published.Find(protocol)?.Document.Breakers?.MoneyPerDay?.Currency;
        return Micros.ToUnits(Since(protocols, protocol, BreakerKind.MoneyPerDay, now - Day).Where(pair => pair.Value.Currency == currency).Aggregate(0L, (sum, pair) => Micros.AddCapped(sum, pair.Value.Micros)));
    }

    private static SortedSet<string> Touched(ProtocolState protocols, string protocol, DateTimeOffset now)
    {
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in Since(protocols, protocol, BreakerKind.NetworkShare, now - Day))
        {
            if (protocols.Runs.Find(key[(key.IndexOf(Keys.Separator, StringComparison.Ordinal) + 1)..]) is not { Chosen: { } chosen } run) continue;
            touched.UnionWith(SitesOf(run.Options.First(option => option.Id == chosen)));
        }
        return touched;
    }

    private static decimal? ShareOf(IReadOnlyList<bool>? past) => past is { Count: > 0 } ? decimal.Round(past.Count(one => !one) / (decimal)past.Count, 4) : null;
}
