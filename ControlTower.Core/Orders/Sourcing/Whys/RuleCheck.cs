using System.Globalization;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>All the rules that keep a site from shipping a line, each with its figures: with all of them lifted the site may ship it.</summary>
internal sealed class RuleCheck(PreparedNetwork network)
{
    private readonly SourcingProblem problem = network.Problem;

    public IReadOnlyList<BrokenRule> Of(SourcingSite site, SourcingOrder order, SourcingLine line, IReadOnlyList<SoftConstraint> dropped) =>
        [.. OfShipping(site, order), .. OfArrival(site, order, dropped), .. OfItem(site, line)];

    private IEnumerable<BrokenRule> OfShipping(SourcingSite site, SourcingOrder order)
    {
        if (LaneFrom(site, order) is null) yield return new("lane", $"no lane leads from {site.Id} to {order.Destination}");
        if (site.Serves?.Contains(order.Destination) == false) yield return new("serves", $"{site.Id} does not serve {order.Destination}");
        foreach (var window in site.Downtime.Where(window => window.Contains(problem.At)))
        {
            yield return new("downtime", string.Create(CultureInfo.InvariantCulture, $"down from {window.From:u} until {(window.Until is { } end ? end.ToString("u", CultureInfo.InvariantCulture) : "further notice")}"));
        }
        if (site.OrdersPerDay is <= 0) yield return new("ordersPerDay", "the site takes no orders", 0, 1);
        if (site.UnitsPerDay is <= 0) yield return new("unitsPerDay", "the site ships no units", 0, 1);
    }

    private IEnumerable<BrokenRule> OfArrival(SourcingSite site, SourcingOrder order, IReadOnlyList<SoftConstraint> dropped)
    {
        var policy = problem.Policy;
        bool Holds(SoftConstraint soft) => policy.Soft.Contains(soft) && !dropped.Contains(soft);
        var place = problem.Destinations.FirstOrDefault(one => one.Id == order.Destination)?.Place;
        if (!dropped.Contains(SoftConstraint.Distance) && policy.MaxDistanceKm is { } limit && place is { } there && site.Place is { } here && here.DistanceKm(there) is var far && far > limit)
        {
            yield return new("distance", string.Create(CultureInfo.InvariantCulture, $"{far:0.#} km away, {limit:0.#} km at most"), far, limit);
        }
        if (Holds(SoftConstraint.Promise) && order.PromisedBy is { } promise && LaneFrom(site, order) is { } lane
            && (ShipTime.Of(site, problem.At) - problem.At).TotalHours + lane.LeadTimeHours is var arrival && arrival > (promise - problem.At).TotalHours)
        {
            yield return new("promise", string.Create(CultureInfo.InvariantCulture, $"arrives in {arrival:0.##} h, promised in {(promise - problem.At).TotalHours:0.##} h"), arrival, (promise - problem.At).TotalHours);
        }
        if (Holds(SoftConstraint.PreferredSites) && !policy.PreferredSites.Contains(site.Id)) yield return new("preferredSites", $"{site.Id} is not a preferred site");
    }

    private IEnumerable<BrokenRule> OfItem(SourcingSite site, SourcingLine line)
    {
        var missing = network.Item(network.ItemIds.Find(line.Item)).Requires.Where(need => !site.Handling.Contains(need)).ToList();
        if (missing.Count > 0) yield return new("handling", $"{line.Item} needs {string.Join(", ", missing)}");
        var alive = LotOrder.Leaving(site.Stock.Where(lot => lot.Item == line.Item), ShipTime.Of(site, problem.At)).Sum(lot => lot.Quantity);
        var kept = site.SafetyStock.TryGetValue(line.Item, out var safety) ? safety : 0;
        if (alive > kept) yield break;
        var held = site.Stock.Where(lot => lot.Item == line.Item).Sum(lot => lot.Quantity);
        yield return new("stock", string.Create(CultureInfo.InvariantCulture, $"{held} on hand, {held - alive} expired when it would ship, {kept} stay as safety stock"), alive - kept, 1);
    }

    private SourcingLane? LaneFrom(SourcingSite site, SourcingOrder order)
    {
        foreach (var lane in network.LanesTo(order.Destination))
        {
            if (lane.From == site.Id) return lane;
        }
        return null;
    }
}
