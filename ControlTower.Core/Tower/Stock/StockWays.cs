using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Stock;

/// <summary>How stock gets from one site to another: by the lane between them, else by the quickest way over others.</summary>
internal sealed class StockWays(NetworkState network, string item, TowerRules rules)
{
    private readonly LaneGraph graph = LaneGraph.Of(network);

    /// <returns>Null for a site from which no way leads there.</returns>
    public Func<string, StockWay?> To(string to) => from =>
    {
        if (network.Lane(from, to) is { } lane) return Way(from, [lane], true);
        var lanes = new List<LaneEntry>();
        var (start, at) = (graph.NumberOf(from), graph.NumberOf(to));
        if (start < 0 || at < 0 || start == at || graph.Span(start, at) == LaneGraph.Unreached) return null;
        for (var ways = graph.WaysFrom(start); at != start; at = ways.Before(at)) lanes.Add(network.Lane(graph.Sites[ways.Before(at)], graph.Sites[at])!);
        return Way(from, lanes, false);
    };

    /// <summary>Fixed costs of the lanes and costs by weight; held at the ends of what fits.</summary>
    public Money Cost(StockWay way, Quantity quantity)
    {
        var weight = network.Items.Find(item)?.Entry.WeightKg ?? 0;
        var cost = Math.Min((decimal)long.MaxValue / Micros.PerUnit, (way.Fixed) + Math.Min(way.PerKg * weight, 1_000_000_000_000m) * quantity.Units);
        return Money.Of(decimal.Round(Math.Min(cost, Micros.Limit), 2), rules.Currency);
    }

    private static StockWay Way(string from, IReadOnlyList<LaneEntry> lanes, bool straight) =>
        new(from, straight, lanes.Sum(lane => lane.LeadTimeHours), lanes.Sum(lane => lane.Fixed ?? 0), lanes.Sum(lane => lane.PerKg ?? 0));
}

/// <param name="Straight">By one lane.</param>
internal sealed record StockWay(string From, bool Straight, decimal Hours, decimal Fixed, decimal PerKg)
{
    public static Comparer<StockWay> BestFirst { get; } = Comparer<StockWay>.Create((a, b) =>
        a.Straight != b.Straight ? (a.Straight ? -1 : 1)
        : a.Hours != b.Hours ? a.Hours.CompareTo(b.Hours)
        : a.Fixed != b.Fixed ? a.Fixed.CompareTo(b.Fixed)
        : a.PerKg != b.PerKg ? a.PerKg.CompareTo(b.PerKg)
        : string.CompareOrdinal(a.From, b.From));
}
