using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>
/// The sites that may ship to one destination, with what a shipment and a unit cost from there. They stand in the order of a tree over
/// these costs (<see cref="CostTree"/>), so that an order looks at few of them only, however many there are.
/// </summary>
public sealed class DestinationSites
{
    private DestinationSites(List<SiteTerms> terms)
    {
        Tree = new(terms);
        Terms = [.. Tree.Order.Select(given => terms[given])];
    }

    internal SiteTerms[] Terms { get; }

    internal CostTree Tree { get; }

    /// <returns>The site's entry, or -1 where it may not ship here.</returns>
    internal int EntryOf(int site) => Array.FindIndex(Terms, terms => terms.Site == site);

    internal static DestinationSites Of(PreparedNetwork network, string destination)
    {
        var place = network.PlaceOf(destination);
        var terms = new List<SiteTerms>();
        foreach (var lane in network.LanesTo(destination))
        {
            var site = network.SiteIds.Find(lane.From);
            if (network.Serves(site, destination) && MayShip(network.Site(site), network.Problem.At)) terms.Add(TermsOf(network, site, lane, place));
        }
        return new(terms);
    }

    private static bool MayShip(SourcingSite site, DateTimeOffset at) =>
        !site.Downtime.Any(window => window.Contains(at)) && site.OrdersPerDay is not <= 0 && site.UnitsPerDay is not <= 0;

    private static SiteTerms TermsOf(PreparedNetwork network, int number, SourcingLane lane, GeoPoint? place)
    {
        var site = network.Site(number);
        var balance = site.UnitsPerDay is { } units ? network.Policy.BalanceWeight * (site.CommittedUnits / units) : 0;
        return new(number, site.ShipmentFixed + lane.Fixed, site.HandlingPerUnit + lane.PerUnit + balance, lane.PerKg)
        {
            Lane = lane,
            Units = site.UnitsPerDay ?? long.MaxValue,
            Arrival = (network.Departures[number] - network.Problem.At).TotalHours + lane.LeadTimeHours,
            DistanceKm = place is { } there && site.Place is { } here ? here.DistanceKm(there) : 0,
            Preferred = network.IsPreferred(site.Id),
            MaxCredit = network.MaxCredit[number],
        };
    }
}

/// <summary>What shipping from one site to one destination takes.</summary>
/// <param name="Fixed">For each shipment, without lateness.</param>
/// <param name="PerUnit">Handling, lane and load balance.</param>
internal sealed record SiteTerms(int Site, double Fixed, double PerUnit, double PerKg)
{
    public required SourcingLane Lane { get; init; }

    public required double Units { get; init; }

    /// <summary>In hours after the decision.</summary>
    public required double Arrival { get; init; }

    /// <summary>0 where one of the two places is not known.</summary>
    public required double DistanceKm { get; init; }

    public required bool Preferred { get; init; }

    /// <summary>The highest age credit of any unit of the site.</summary>
    public required double MaxCredit { get; init; }
}
