using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Returns;

/// <summary>One line of the desk: a return, or an order that waits in a store.</summary>
/// <param name="Show">The part of the desk that it stands in.</param>
/// <param name="Since">When it came to where it stands.</param>
public sealed record DeskRow(OrderTrack Track, string Show, DateTimeOffset Since)
{
    public OrderReturn? Return { get; init; }

    /// <summary>Its units, in the order of the lines.</summary>
    public required IReadOnlyList<UnitGroup> Units { get; init; }

    public required string Items { get; init; }

    /// <summary>At the prices of the lines; null where one has none or currencies differ.</summary>
    public Money? Value { get; init; }

    public string? Site { get; init; }

    /// <summary>By the name that the network knows.</summary>
    public string? SiteName { get; init; }

    public string Customer { get; init; } = Track.Order.Customer;

    public string Key => Return is { } one ? $"{Track.Id} {one.Id}" : Track.Id;

    public IEnumerable<string> Words => [Track.Id, Return?.Id ?? "", Track.Order.Customer, Customer, Items];

    public static DeskRow Of(TowerState state, OrderTrack track, OrderReturn back)
    {
        var units = track.Units.Where(group => group.Place.Return == back.Id).ToList();
        var show = units.Exists(group => group.Place.Stage == Stage.ReturnRequested) ? ReturnsFilter.Requested
            : units.Exists(group => group.Place.Stage == Stage.ReturnReceived) ? ReturnsFilter.ToInspect : ReturnsFilter.ToEnd;
        var site = units.Select(group => group.Place.ReturnedTo ?? group.Place.Site).FirstOrDefault(one => one is not null);
        return new(track, show, units.Min(group => (DateTimeOffset?)group.Since) ?? back.RequestedAt)
        {
            Return = back,
            Units = units,
            Items = ItemsOf(state, track, units),
            Value = ValueOf(track, units),
            Site = site,
            SiteName = SiteNames.Of(state, site),
            Customer = SiteNames.Of(state, track.Order.Customer),
        };
    }

    public static DeskRow Of(TowerState state, OrderTrack track)
    {
        var units = track.Units.Where(group => OrderMachine.HasNotLeft(group.Place.Stage)).ToList();
        return new(track, ReturnsFilter.PickUp, units.Min(group => group.Since))
        {
            Units = units,
            Items = ItemsOf(state, track, units),
            Value = ValueOf(track, units),
            Site = track.PickUp!.Site,
            SiteName = SiteNames.Of(state, track.PickUp.Site),
            Customer = SiteNames.Of(state, track.Order.Customer),
        };
    }

    private static string ItemsOf(TowerState state, OrderTrack track, List<UnitGroup> units) => string.Join(", ", units.GroupBy(group => track.Line(group.Line)!.Item, StringComparer.Ordinal)
        .Select(group => $"{group.Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity)} × {state.Network.Items.Find(group.Key)?.Name ?? group.Key}"));

    private static Money? ValueOf(OrderTrack track, List<UnitGroup> units)
    {
        Money? sum = null;
        foreach (var group in units)
        {
            if (track.Line(group.Line)!.Price is not { } price || (sum is { } known && known.Currency != price.Currency)) return null;
            sum = sum is { } so ? so + (price * group.Quantity) : price * group.Quantity;
        }
        return sum;
    }
}
