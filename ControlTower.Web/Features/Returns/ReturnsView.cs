using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Returns;

/// <summary>What the desk shows: the returns that are open and the orders that wait in stores, and the one that is looked at.</summary>
public sealed class ReturnsView
{
    /// <summary>What waits longest first, or what is worth most.</summary>
    public IReadOnlyList<DeskRow> Rows { get; private init; } = [];

    public IReadOnlyDictionary<string, int> Counts { get; private init; } = new Dictionary<string, int>();

    /// <summary>In ordinal order, of the rows of the part.</summary>
    public IReadOnlyList<string> Sites { get; private init; } = [];

    public DeskRow? Chosen { get; private init; }

    public static ReturnsView Of(TowerState state, ReturnsFilter filter)
    {
        var all = All(state).ToList();
        return new()
        {
            Rows = Sorted(all.Where(filter.Fits), filter.Sort),
            Counts = all.GroupBy(row => row.Show, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
            Sites = [.. all.Where(row => row.Show == filter.Show).Select(row => row.Site).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            // It stays in sight when a step has taken it to another part of the desk.
            Chosen = filter.Order is null ? null : all.Find(row => row.Track.Id == filter.Order && row.Return?.Id == filter.Return),
        };
    }

    public int Count(string show) => Counts.TryGetValue(show, out var count) ? count : 0;

    /// <summary>The row that many places further; null where there is none.</summary>
    public DeskRow? Beside(string? key, int step)
    {
        if (Rows.Count == 0) return null;
        var at = Rows.Select((row, index) => row.Key == key ? index : -1).DefaultIfEmpty(-1).Max();
        return Rows[Math.Clamp(at < 0 ? 0 : at + step, 0, Rows.Count - 1)];
    }

    private static IEnumerable<DeskRow> All(TowerState state)
    {
        foreach (var (key, order) in state.Orders.Returning)
        {
            var track = state.Orders.Tracks[order];
            if (track.FindReturn(key.Split(Keys.Separator)[^1]) is { } back) yield return DeskRow.Of(state, track, back);
        }
        foreach (var order in state.Orders.ToBeFetched.Keys) yield return DeskRow.Of(state, state.Orders.Tracks[order]);
    }

    private static List<DeskRow> Sorted(IEnumerable<DeskRow> rows, ReturnSort sort) => sort == ReturnSort.Value
        ? [.. rows.OrderByDescending(row => row.Value?.Micros ?? -1).ThenBy(row => row.Key, StringComparer.Ordinal)]
        : [.. rows.OrderBy(row => row.Return is null ? row.Track.PickUpUntil ?? row.Track.Order.PromisedBy ?? row.Since : row.Since).ThenBy(row => row.Key, StringComparer.Ordinal)];
}
