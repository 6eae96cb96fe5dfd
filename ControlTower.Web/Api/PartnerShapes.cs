using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Api;

/// <summary>A partner's own site: what it costs us to move goods, and who could stand in, is not told.</summary>
public sealed record PartnerSiteShape(
    string Id, string Name, SiteKind Kind, int? Tier, double? Lat, double? Lon, string? TimeZone, string? Region, bool Retired, bool Down,
    IReadOnlyList<StockShape> Stock, IReadOnlyList<PartnerLaneShape> LanesOut, IReadOnlyList<PartnerLaneShape> LanesIn, IReadOnlyList<PartnerSupplyShape> Supplies,
    IReadOnlyList<string> Cases)
{
    public static PartnerSiteShape Of(TowerState state, PartnerSight sight, Site site, DateTimeOffset now) => new(
        site.Id, site.Name, site.Kind, site.Entry.Tier, site.Entry.Lat, site.Entry.Lon, site.Entry.TimeZone, site.Entry.Region, site.Retired,
        state.Network.IsDown(site.Id, now),
        [.. state.Network.Stock.WithPrefix(Keys.Prefix(site.Id)).Select(pair => StockShape.Of(state, pair.Value))],
        [.. state.Network.LanesOutOf(site.Id).Select(PartnerLaneShape.Of)],
        [.. state.Network.LanesInto(site.Id).Select(PartnerLaneShape.Of)],
        [.. state.Network.SuppliedBy(site.Id).Select(one => new PartnerSupplyShape(one.Item, one.Price))],
        [.. sight.CasesAt(site.Id).Select(one => one.Id)]);
}

public sealed record PartnerLaneShape(string From, string To, decimal LeadTimeHours)
{
    public static PartnerLaneShape Of(LaneEntry lane) => new(lane.From, lane.To, lane.LeadTimeHours);
}

/// <param name="Price">For one unit, as agreed with the partner.</param>
public sealed record PartnerSupplyShape(string Item, Money? Price);

/// <summary>A shipment or purchase order of a partner.</summary>
public sealed record PartnerMovementShape(
    string Id, string From, string To, IReadOnlyList<MovementLine> Lines, DateTimeOffset PromisedAt, DateTimeOffset? Eta, MovementStatus Status,
    DateTimeOffset? DepartedAt, string? Carrier)
{
    public static PartnerMovementShape Of(Movement one) =>
        new(one.Id, one.From, one.To, one.Lines, one.PromisedAt, one.Eta, one.Status, one.DepartedAt, one.Carrier);
}

/// <summary>A case at a partner's own site: never what it puts at risk for us, what we write of it, and how we answer it.</summary>
/// <param name="Site">Null where the case is about a shipment or the carrier, and shows at no site of the partner.</param>
public sealed record PartnerCaseShape(string Id, CaseKind Kind, string Title, string? Site, CaseStatus State, DateTimeOffset OccurredAt)
{
    public static PartnerCaseShape Of(PartnerSight sight, ExceptionCase one) =>
        new(one.Id, one.Deviation.Kind, one.Deviation.Title, one.Deviation.Sites.FirstOrDefault(sight.Owns), one.Status, one.OccurredAt);
}

/// <param name="Source">As the partner told it; null where it could not be read.</param>
public sealed record PartnerRejectedShape(string Id, DateTimeOffset At, string? Source, string? SignalId, string? Type, string Reason, string Event)
{
    public static PartnerRejectedShape Of(PartnerSight sight, RejectedSignal one) =>
        new(one.Id, one.At, one.Source is { } source ? PartnerSources.Told(sight.Partner, source) : null, one.SignalId, one.Type, one.Reason, one.Event);
}
