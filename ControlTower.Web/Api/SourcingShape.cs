using System.Globalization;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Web.Api;

/// <summary>Decided orders as they are answered.</summary>
public sealed record SourcingShape(IReadOnlyList<SourcedOrderShape> Orders, SourcingTotalsShape Totals)
{
    public static SourcingShape Of(SourcingAnswer answer) => new(
        [.. answer.Orders.Select(SourcedOrderShape.Of)],
        new(Amount(answer.Cost), Amount(answer.LowerBound), Amount(answer.Opening), answer.Orders.Count, answer.Units));

    /// <summary>Fifteen digits: what lies beyond is rounding, not money.</summary>
    internal static double Amount(double amount) => double.Parse(amount.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <param name="Cost">Orders and opening costs.</param>
/// <param name="LowerBound">No answer costs less.</param>
/// <param name="Opening">What sites that ship cost to open; in a batch only.</param>
public sealed record SourcingTotalsShape(double Cost, double LowerBound, double Opening, int Orders, long Units);

/// <param name="Proven">Whether nothing costs less.</param>
/// <param name="Why">Null in a batch, and where it was not asked for.</param>
public sealed record SourcedOrderShape(
    string Id, SourcingStatus Status, double Cost, double LowerBound, bool Proven, IReadOnlyList<SourcedShipmentShape> Shipments, IReadOnlyList<SourcedLine> Unfilled, IReadOnlyList<SoftConstraint> DroppedSoft, OrderWhy? Why)
{
    internal static SourcedOrderShape Of(SourcedOrder order) => new(
        order.Id, order.Status, SourcingShape.Amount(order.Cost), SourcingShape.Amount(order.LowerBound), order.Proven, [.. order.Shipments.Select(SourcedShipmentShape.Of)], order.Unfilled, order.DroppedSoft, order.Why);
}

/// <param name="Cost">Fixed costs, handling and lane; lateness and balance come on top, the age credit is taken off.</param>
public sealed record SourcedShipmentShape(string Site, double Cost, double Lateness, double Balance, double AgeCredit, IReadOnlyList<SourcedLine> Lines)
{
    internal static SourcedShipmentShape Of(SourcedShipment shipment) => new(
        shipment.Site, SourcingShape.Amount(shipment.Cost), SourcingShape.Amount(shipment.Lateness), SourcingShape.Amount(shipment.Balance), SourcingShape.Amount(shipment.AgeCredit), shipment.Lines);
}
