using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>A decision of the past that is made again.</summary>
/// <param name="On">In which it is: the units have no stock set aside.</param>
/// <param name="Units">For which sites are looked for, and where they stand; none where they were served already.</param>
internal sealed record TrialDecision(OrderMoved Moved, DateTimeOffset At, TowerState On, OrderTrack Track, IReadOnlyList<(UnitGroup Group, Quantity Quantity)> Units)
{
    /// <summary>Sites were found by the tower, or none was; what people and record systems named stays as it is, and so does where customers fetch.</summary>
    public static bool Is(TowerState before, OrderMoved moved)
    {
        if (!OrderMachine.LooksForStock(moved.Transition) || before.Orders.Tracks.Find(moved.Order) is not { } track) return false;
        return moved.Sourcing is null ? moved.Moves.Any(move => move.To.Stage == Stage.Backordered) : moved.Sourcing.ByHand is null || track.PickUp is not null;
    }

    /// <summary>On the state as it stood.</summary>
    public static TrialDecision AsItStood(TowerState before, Fact fact, OrderMoved moved)
    {
        var groups = moved.Moves.Where(move => move.From is not null).Select(move => new UnitGroup(move.Line, move.From!, move.Quantity, fact.RecordedAt)).ToList();
        var on = Freeing.Of(before, before.Orders.Tracks[moved.Order], groups);
        return new(moved, fact.RecordedAt, on, on.Orders.Tracks[moved.Order], [.. groups.Select(group => (group, group.Quantity))]);
    }

    /// <summary>By line.</summary>
    public IReadOnlyList<LineUnits> Wanted =>
        [.. Track.Order.Lines.Select(line => new LineUnits(line.Id, Sum(Units.Where(unit => unit.Group.Line == line.Id).Select(unit => unit.Quantity)))).Where(want => want.Quantity > Quantity.Zero)];

    public AllocationAsk Ask(TowerRules rules, AppliedPolicy policy) => new(Track.Order, Wanted, At, rules) { Site = Track.PickUp?.Site, Fetched = Track.PickUp is not null, Policy = policy };

    public static Quantity Sum(IEnumerable<Quantity> quantities) => quantities.Aggregate(Quantity.Zero, (sum, one) => sum + one);
}
