using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>
/// The contract of <c>POST /api/v1/sourcing/simulate</c> read out as plainly as it is written, slow, and sharing no code with the engine: which site may ship, what
/// may leave it, and what each term costs. The measure of every answer.
/// </summary>
internal sealed class PlainReading(SourcingProblem problem)
{
    public SourcingProblem Problem => problem;

    public SourcingSite Site(string id) => problem.Sites.Single(site => site.Id == id);

    public SourcingItem Item(string id) => problem.Items.Single(item => item.Id == id);

    public SourcingLane? Lane(SourcingSite site, SourcingOrder order) => problem.Lanes.SingleOrDefault(lane => lane.From == site.Id && lane.To == order.Destination);

    public DateTimeOffset Leaves(SourcingSite site)
    {
        var local = TimeZoneInfo.ConvertTime(problem.At, site.Zone);
        if (site.CutOff is null || TimeOnly.FromDateTime(local.DateTime) <= site.CutOff) return problem.At;
        var midnight = DateTime.SpecifyKind(local.Date.AddDays(1), DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, site.Zone.GetUtcOffset(midnight));
    }

    public double LeadHours(SourcingSite site, SourcingOrder order) => (Leaves(site) - problem.At).TotalHours + Lane(site, order)!.LeadTimeHours;

    public double HoursLate(SourcingSite site, SourcingOrder order) =>
        order.PromisedBy is { } promise ? Math.Max(0, LeadHours(site, order) - (promise - problem.At).TotalHours) : 0;

    public double? Kilometres(SourcingSite site, SourcingOrder order) =>
        problem.Destinations.SingleOrDefault(one => one.Id == order.Destination) is { } there && site.Place is { } here ? Haversine(here, there.Place) : null;

    /// <summary>Whether the site may ship to the order at all while the soft constraints that were not dropped hold.</summary>
    public bool MayShip(SourcingSite site, SourcingOrder order, IReadOnlyList<SoftConstraint> dropped)
    {
        var policy = problem.Policy;
        if (Lane(site, order) is null || site.Serves?.Contains(order.Destination) == false) return false;
        if (site.Downtime.Any(window => window.From <= problem.At && (window.Until is null || problem.At < window.Until))) return false;
        if (!dropped.Contains(SoftConstraint.Distance) && policy.MaxDistanceKm is { } limit && Kilometres(site, order) > limit) return false;
        bool Held(SoftConstraint one) => policy.Soft.Contains(one) && !dropped.Contains(one);
        if (Held(SoftConstraint.Promise) && HoursLate(site, order) > 0) return false;
        return !Held(SoftConstraint.PreferredSites) || policy.PreferredSites.Contains(site.Id);
    }

    public bool MayHandle(SourcingSite site, string item) => Item(item).Requires.All(need => site.Handling.Contains(need));

    /// <summary>Lots as they leave, the safety stock still among them.</summary>
    public List<StockLot> Lots(SourcingSite site, string item) =>
    [
        .. site.Stock.Where(lot => lot.Item == item && !(lot.ExpiresAt <= Leaves(site)))
            .OrderBy(lot => lot.ExpiresAt is null).ThenBy(lot => lot.ExpiresAt).ThenBy(lot => lot.ReceivedAt is null).ThenBy(lot => lot.ReceivedAt),
    ];

    public long Available(SourcingSite site, string item) =>
        Math.Max(0, Lots(site, item).Sum(lot => lot.Quantity) - (site.SafetyStock.TryGetValue(item, out var kept) ? kept : 0));

    public double CreditPerUnit(StockLot lot) =>
        problem.Policy.AgeCreditPerUnitDay * (lot.ReceivedAt is { } received ? Math.Max(0, Math.Floor((problem.At - received).TotalDays)) : 0);

    public double Credit(SourcingSite site, string item, long units, long gone = 0)
    {
        var credit = 0d;
        foreach (var lot in Lots(site, item))
        {
            var here = Math.Max(0, lot.Quantity - gone);
            gone = Math.Max(0, gone - lot.Quantity);
            var part = Math.Min(here, units);
            credit += part * CreditPerUnit(lot);
            units -= part;
        }
        return credit;
    }

    public double Balance(SourcingSite site) => site.UnitsPerDay is { } units and > 0 ? problem.Policy.BalanceWeight * (site.CommittedUnits / units) : 0;

    /// <summary>What a unit costs before its age credit.</summary>
    public double PerUnit(SourcingSite site, SourcingOrder order, string item)
    {
        var lane = Lane(site, order)!;
        return site.HandlingPerUnit + lane.PerUnit + (Item(item).WeightKg * lane.PerKg) + Balance(site);
    }

    public double PerShipment(SourcingSite site, SourcingOrder order) =>
        site.ShipmentFixed + Lane(site, order)!.Fixed + (problem.Policy.LatenessPenaltyPerHour * HoursLate(site, order));

    private static double Haversine(GeoPoint a, GeoPoint b)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (lat, lon) = (Radians(b.Lat - a.Lat) / 2, Radians(b.Lon - a.Lon) / 2);
        var half = (Math.Sin(lat) * Math.Sin(lat)) + (Math.Cos(Radians(a.Lat)) * Math.Cos(Radians(b.Lat)) * Math.Sin(lon) * Math.Sin(lon));
        return 2 * 6_371.0088 * Math.Asin(Math.Sqrt(half));
    }
}
