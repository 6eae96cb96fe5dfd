using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// Sites are found by the sourcing engine, on the network as it stands for the order. What speaks against a site (its day is full, it
/// is down by plan, its lane is in trouble of unknown length) holds as long as others can serve; then it is dropped, and the note says so.
/// </summary>
public sealed class SourcedAllocation : IAllocating
{
    public static SourcedAllocation Rule { get; } = new();

    public AllocationFound Allocate(TowerState state, AllocationAsk ask)
    {
        var search = new OrderSearch(state, ask);
        foreach (var portion in search.Portions.ToList()) search.Serve(portion);
        return ask.Site is null && !ask.Policy.Sourcing.AllowPartial && !(search.ServesAll && IsAll(state, ask)) ? new([], null) : search.Found;
    }

    /// <summary>Nothing of the order waits beside what is asked for.</summary>
    private static bool IsAll(TowerState state, AllocationAsk ask) =>
        (state.Orders.Tracks.Find(ask.Order.Id)?.At(Stage.Placed, Stage.Backordered) ?? []).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity) <= ask.Wanted.Aggregate(Quantity.Zero, (sum, want) => sum + want.Quantity);
}
