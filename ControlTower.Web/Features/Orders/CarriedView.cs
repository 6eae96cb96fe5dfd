using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>Where the units of an order stand, and what may be done to them.</summary>
public sealed record CarriedView(OrderTrack Track, string State, IReadOnlyList<Milestone> Milestones, IReadOnlyList<UnitRow> Units)
{
    private static readonly Stage[] Sent = [Stage.Placed, Stage.Allocated, Stage.Released, Stage.Picking, Stage.Packed, Stage.Shipped, Stage.Delivered, Stage.Settled];
    private static readonly Stage[] Fetched = [Stage.Placed, Stage.Allocated, Stage.Released, Stage.Picking, Stage.Packed, Stage.ReadyForPickUp, Stage.Delivered, Stage.Settled];

    /// <summary>What may be done, in the order of the table; what cannot is told with its reason.</summary>
    public IReadOnlyList<OrderAct> Acts { get; init; } = [];

    public IReadOnlyList<OrderAct> NotNow { get; init; } = [];

    /// <summary>That hold free stock of what it wants.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    public static CarriedView Of(TowerState state, OrderTrack track)
    {
        var acts = OrderMachine.All.Where(one => !one.ByTower).Select(one => new OrderAct(one, MachineCheck.Objection(track, one, false)?.Message ?? (one.Needs.Contains(Told.Items) ? "names what is sent instead, by the API" : null))).ToList();
        return new(track, OrderWords.Of(OrderStanding.Of(track)), [.. MilestonesOf(track)], [.. track.Units.Select(group => Row(state, track, group))])
        {
            Acts = [.. acts.Where(act => act.Why is null)],
            NotNow = [.. acts.Where(act => act.Why is not null)],
            Sites = [.. track.Order.Lines.SelectMany(line => state.Network.PositionsOf(line.Item)).Where(position => position.Available > Quantity.Zero).Select(position => position.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>How much of a line the transition could take now.</summary>
    public static IEnumerable<(OrderLineUnits Line, decimal Most)> Able(OrderTrack track, Transition transition) => track.Order.Lines
        .Select(line => (new OrderLineUnits(line.Id, line.Item), transition.Name == OrderMachine.Change ? line.Quantity.Units : track.Units.Where(group => group.Line == line.Id && transition.From.Contains(group.Place.Stage)).Sum(group => group.Quantity.Units)))
        .Where(one => one.Item2 > 0);

    /// <summary>What went on further has been here as well, also where nobody told.</summary>
    private static IEnumerable<Milestone> MilestonesOf(OrderTrack track)
    {
        var miles = (track.HandOver == HandOver.PickUp ? Fetched : Sent).Select(stage => Mile(track, stage)).ToList();
        var last = miles.FindLastIndex(mile => mile.Reached);
        return miles.Select((mile, at) => mile with { Reached = at <= last, Last = at == last });
    }

    private static Milestone Mile(OrderTrack track, Stage stage)
    {
        var mark = track.Marks.FirstOrDefault(one => one.Stage == stage);
        var all = track.Order.Lines.Sum(line => line.Quantity.Units);
        return new(OrderWords.Of(stage), mark?.Last, mark is not null)
        {
            Due = stage == Stage.Delivered ? track.Order.PromisedBy : stage == Stage.ReadyForPickUp ? track.PickUpUntil : null,
            Note = mark is not null && mark.Quantity.Units < all ? $"{NumberFormat.Text(mark.Quantity.Units)} of {NumberFormat.Text(all)}" : null,
        };
    }

    private static UnitRow Row(TowerState state, OrderTrack track, UnitGroup group)
    {
        var item = track.Line(group.Line)!.Item;
        return new(group, state.Network.Items.Find(item)?.Name ?? item, OrderWords.Of(group.Place.Stage), SiteNames.Of(state, group.Place.ReturnedTo ?? group.Place.Site));
    }
}

/// <param name="Site">By its name; null where it is at none.</param>
public sealed record UnitRow(UnitGroup Group, string Item, string Stage, string? Site);

public sealed record OrderLineUnits(string Id, string Item);

/// <param name="Why">It may not be done now; null where it may.</param>
public sealed record OrderAct(Transition Transition, string? Why)
{
    public string Label => OrderWords.Of(Transition);

    /// <summary>Null for what is done too seldom to have one.</summary>
    public string? Key => OrderWords.KeyOf(Transition);
}
