using ControlTower.Core.Exceptions;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Production;

/// <summary>Everything that is made: orders with what holds them, and the lines of the plants over the next days.</summary>
/// <param name="Rows">After filtering, in the order in which they start.</param>
/// <param name="Plants">After filtering, in order of id.</param>
/// <param name="All">Open orders without the filter.</param>
public sealed record ProductionView(IReadOnlyList<MakingRow> Rows, IReadOnlyList<PlantTimeline> Plants, int All)
{
    /// <summary>More are drawn when the reader filters.</summary>
    public const int MostPlants = 12;

    public static ProductionView None { get; } = new([], [], 0);

    /// <summary>Plants and items to choose from, in order of id.</summary>
    public IReadOnlyList<string> PlantIds { get; init; } = [];

    public IReadOnlyList<string> LineIds { get; init; } = [];

    public IReadOnlyList<string> ItemIds { get; init; } = [];

    /// <summary>Of the rows, by state; in the order of the states.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [0, 0, 0, 0];

    public static ProductionView Of(TowerState state, ProductionFilter filter, DateTimeOffset now)
    {
        var halts = Halts(state);
        var inputs = new MakingInputs(state);
        var all = state.Orders.ProductionOrders.Values.OrderBy(order => order.StartAt).ThenBy(order => order.Id, StringComparer.Ordinal)
            .Select(order => Row(state, order, (halts, inputs, now))).ToList();
        var plants = all.Select(row => row.Order.Site).Concat(state.Network.Sites.Values.Where(site => site is { Retired: false, Entry.ProductionLines.Count: > 0 }).Select(site => site.Id))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var rows = all.Where(filter.Passes).ToList();
        var shown = plants.Where(plant => filter.Plant is null ? !filter.Any || rows.Any(row => row.Order.Site == plant) : plant == filter.Plant).Take(MostPlants);
        return new(rows, [.. shown.Select(plant => PlantTimeline.Of(state, plant, (rows, halts), filter, now)).OfType<PlantTimeline>()], all.Count)
        {
            PlantIds = plants,
            LineIds = [.. all.Where(row => filter.Plant is null || row.Order.Site == filter.Plant).Select(row => row.Order.Line).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ItemIds = [.. all.Select(row => row.Order.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Counts = [.. Enum.GetValues<MakingState>().Select(which => all.Count(row => row.State == which))],
        };
    }

    /// <summary>By open cases that nobody has shelved, in order of case.</summary>
    private static IReadOnlyList<LineHalt> Halts(TowerState state) =>
        [.. state.Exceptions.Open.Values.Where(one => one.Status != CaseStatus.ReturnedToNormal).SelectMany(one => (one.Impact?.Stops ?? []).Select(stop => new LineHalt(one.Id, stop)))];

    private static MakingRow Row(TowerState state, ProductionOrder order, (IReadOnlyList<LineHalt> Halts, MakingInputs Inputs, DateTimeOffset Now) known)
    {
        var halt = known.Halts.Where(one => one.Stop.ProductionOrders.Contains(order.Id)).MaxBy(one => one.Stop.Until);
        var making = halt is not null ? MakingState.Stopped
            : order.DueAt < known.Now || (order.StartedAt is null && order.Made == default && order.StartAt < known.Now) ? MakingState.Late
            : order.StartedAt is not null || order.Made > default(Core.Kernel.Quantity) ? MakingState.Started
            : MakingState.Waiting;
        return new(
            order, state.Network.Sites.Find(order.Site)?.Name ?? order.Site, state.Network.Items.Find(order.Item)?.Name ?? order.Item, making, halt, known.Inputs.Take(order, halt?.Case));
    }
}
