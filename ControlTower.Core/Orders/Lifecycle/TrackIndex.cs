using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>What is looked up by stock, by shortage and by time, kept in step with the tracks.</summary>
internal static class TrackIndex
{
    /// <summary>Above every promise, for orders that have none.</summary>
    private const string Never = "9999999999999999999";

    public static OrderState Follow(OrderState state, OrderTrack? before, OrderTrack after)
    {
        var (reserving, backlog) = (state.Reserving, state.Backlog);
        foreach (var key in before is null ? [] : Holding(before)) reserving = reserving.Remove(key);
        foreach (var key in Holding(after)) reserving = reserving.Set(key, true);
        foreach (var (key, _) in before is null ? [] : Waiting(before)) backlog = backlog.Remove(key);
        foreach (var (key, _) in Waiting(after)) backlog = backlog.Set(key, after.Id);
        var load = Loaded(Loaded(state.Load, before, -1), after, 1);
        var until = after.PickUpUntil is { } end && after.At(Stage.ReadyForPickUp).Any() ? end : (DateTimeOffset?)null;
        return Wants(Desks(state, before, after) with { Reserving = reserving, Backlog = backlog, Load = load, PickUpEnds = state.PickUpEnds.With(after.Id, until) }, after);
    }

    /// <summary>What waits at the desk of returns and in the stores.</summary>
    private static OrderState Desks(OrderState state, OrderTrack? before, OrderTrack after)
    {
        var returning = state.Returning;
        foreach (var one in before?.Returns.Where(one => one.Outcome is null) ?? []) returning = returning.Remove(ReturnKey(after.Id, one));
        foreach (var one in after.Returns.Where(one => one.Outcome is null)) returning = returning.Set(ReturnKey(after.Id, one), after.Id);
        var waits = after.PickUp is not null && after.Units.Any(group => OrderMachine.HasNotLeft(group.Place.Stage));
        var fetched = waits ? state.ToBeFetched.Set(after.Id, true) : after.PickUp is null ? state.ToBeFetched : state.ToBeFetched.Remove(after.Id);
        return state with { Returning = returning, ToBeFetched = fetched };
    }

    private static string ReturnKey(string order, OrderReturn one) => Keys.Of(Keys.Part(one.RequestedAt), order, one.Id);

    /// <summary>Where an order waits for an item: the highest priority first, then the earliest promise, then who placed first.</summary>
    public static string BacklogKey(OrderTrack track, string item) => Keys.Of(Keys.Of(item, RankOf(track)), track.Id);

    /// <summary>Orders of one rank share what there is.</summary>
    public static string RankOf(OrderTrack track) => Keys.Of(
        (9 - track.Priority).ToString(CultureInfo.InvariantCulture), track.Order.PromisedBy is { } by ? Keys.Part(by) : Never, Keys.Part(track.Order.PlacedAt));

    private static IEnumerable<string> Holding(OrderTrack track) => track.Units
        .Where(group => OrderMachine.HoldsStock(group.Place.Stage) || group.Place.Stage is Stage.ReturnReceived or Stage.Inspected)
        .Select(group => Keys.Of(group.Place.ReturnedTo ?? group.Place.Site!, track.Line(group.Line)!.Item, track.Id));

    private static OrdinalMap<Quantity> Loaded(OrdinalMap<Quantity> load, OrderTrack? track, int sign)
    {
        foreach (var group in track?.Units ?? [])
        {
            if (group.Place is not { Site: { } site, Stage: Stage.Allocated or Stage.Released or Stage.Picking }) continue;
            var units = load.Find(site) + (sign < 0 ? -group.Quantity : group.Quantity);
            load = units == Quantity.Zero ? load.Remove(site) : load.Set(site, units);
        }
        return load;
    }

    private static IEnumerable<(string Key, string Item)> Waiting(OrderTrack track) => track.Held is not null
        ? []
        : track.At(Stage.Backordered).Select(group => track.Line(group.Line)!.Item).Distinct(StringComparer.Ordinal).Select(item => (BacklogKey(track, item), item));

    /// <summary>Units that have their stock want none any more.</summary>
    private static OrderState Wants(OrderState state, OrderTrack track)
    {
        if (state.Open.Find(track.Id) is not { Unshipped: true, PromisedBy: { } promised, Destination: { } destination } order) return state;
        var wanted = state.Wanted;
        foreach (var line in order.Lines)
        {
            var left = track.At(Stage.Placed, Stage.Backordered).Where(group => group.Line == line.Id).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);
            var key = Keys.Of(line.Item, Keys.Part(promised), order.Id, line.Id);
            wanted = left == Quantity.Zero ? wanted.Remove(key) : wanted.Set(key, new(order.Id, line.Id, line.Item, left, promised, destination, line.Price is { } price ? price * left : line.Total, order.Customer));
        }
        return state with { Wanted = wanted };
    }
}
