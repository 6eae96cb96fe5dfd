using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>The order in which lots leave a site, and what their age is worth.</summary>
public static class LotOrder
{
    /// <summary>Lots that are alive when the shipment leaves: earliest expiry first, then oldest.</summary>
    public static IEnumerable<StockLot> Leaving(IEnumerable<StockLot> lots, DateTimeOffset shipTime) => lots
        .Where(lot => lot.ExpiresAt is not { } expiry || expiry > shipTime)
        .OrderBy(lot => lot.ExpiresAt ?? DateTimeOffset.MaxValue).ThenBy(lot => lot.ReceivedAt ?? DateTimeOffset.MaxValue);

    /// <summary>Whole days from receipt to the decision; none for what comes later or has no date.</summary>
    public static double AgeDays(StockLot lot, DateTimeOffset at) => lot.ReceivedAt is { } received && received < at ? Math.Floor((at - received) / TimeSpan.FromDays(1)) : 0;

    /// <summary>Runs of units of one credit, in the order in which they leave; the safety stock is what would leave last.</summary>
    internal static List<(long Units, double Credit)> Pieces(IEnumerable<StockLot> lots, SourcingSite site, SourcingProblem problem)
    {
        var leaving = Leaving(lots, ShipTime.Of(site, problem.At)).Where(lot => lot.Quantity > 0).ToList();
        var left = leaving.Sum(lot => lot.Quantity) - (leaving.Count > 0 && site.SafetyStock.TryGetValue(leaving[0].Item, out var safety) ? safety : 0);
        var pieces = new List<(long Units, double Credit)>();
        foreach (var lot in leaving)
        {
            var units = Math.Min(lot.Quantity, left);
            if (units <= 0) break;
            left -= units;
            var credit = problem.Policy.AgeCreditPerUnitDay * AgeDays(lot, problem.At);
            if (pieces.Count > 0 && pieces[^1].Credit == credit) pieces[^1] = (pieces[^1].Units + units, credit);
            else pieces.Add((units, credit));
        }
        return pieces;
    }
}
