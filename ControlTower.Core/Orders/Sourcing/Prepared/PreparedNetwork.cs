using System.Collections.Concurrent;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>
/// Sites, stock and lanes of a problem, made ready once for one instant and one policy, and shared by all orders that are decided on them,
/// on any number of threads. What belongs to a destination is made ready when its first order comes.
/// </summary>
public sealed class PreparedNetwork
{
    private readonly PreparedNames names;
    private readonly NumberedIds destinations;
    private readonly int[] lanesFrom;
    private readonly SourcingLane[] lanes;
    private readonly Dictionary<string, GeoPoint> places = new(StringComparer.Ordinal); // lookup only
    private readonly HashSet<string> preferred; // lookup only
    private readonly HashSet<string>?[] served; // lookup only
    private readonly ConcurrentDictionary<string, DestinationSites> ready = new(StringComparer.Ordinal); // lookup only

    public PreparedNetwork(SourcingProblem problem)
    {
        Problem = problem;
        names = new(problem);
        destinations = new(problem.Lanes.Select(lane => lane.To).Distinct(StringComparer.Ordinal));
        lanes = [.. problem.Lanes.OrderBy(lane => lane.To, StringComparer.Ordinal).ThenBy(lane => lane.From, StringComparer.Ordinal)];
        lanesFrom = new int[destinations.Count + 1];
        foreach (var lane in lanes) lanesFrom[destinations.Find(lane.To) + 1]++;
        for (var i = 0; i < destinations.Count; i++) lanesFrom[i + 1] += lanesFrom[i];
        foreach (var one in problem.Destinations) places.TryAdd(one.Id, one.Place);
        preferred = new(problem.Policy.PreferredSites, StringComparer.Ordinal);
        served = [.. Sites().Select(site => site.Serves is { } serves ? new HashSet<string>(serves, StringComparer.Ordinal) : null)]; // lookup only
        Departures = [.. Sites().Select(site => ShipTime.Of(site, problem.At))];
        Stock = PreparedStock.Of(problem, names, CanHandle);
        MaxCredit = new double[names.Sites.Count];
        for (var pool = 0; pool < Stock.Pools; pool++)
        {
            var (from, until) = Stock.Pieces(pool);
            for (var piece = from; piece < until; piece++) MaxCredit[Stock.SiteOf(pool)] = Math.Max(MaxCredit[Stock.SiteOf(pool)], Stock.Credit(piece));
        }
        HighestCredit = MaxCredit.DefaultIfEmpty().Max();
    }

    public SourcingProblem Problem { get; }

    public SourcingPolicy Policy => Problem.Policy;

    public PreparedStock Stock { get; }

    public NumberedIds SiteIds => names.Sites;

    public NumberedIds ItemIds => names.Items;

    /// <summary>When each site ships what is decided now.</summary>
    internal DateTimeOffset[] Departures { get; }

    /// <summary>The highest age credit of a unit at each site.</summary>
    internal double[] MaxCredit { get; }

    /// <summary>The highest age credit of any unit.</summary>
    internal double HighestCredit { get; }

    public SourcingSite Site(int number) => Problem.Sites[names.GivenSite(number)];

    public SourcingItem Item(int number) => Problem.Items[names.GivenItem(number)];

    public DestinationSites To(string destination) => ready.GetOrAdd(destination, Make);

    /// <returns>Null where its coordinates are not known.</returns>
    internal GeoPoint? PlaceOf(string destination) => places.TryGetValue(destination, out var place) ? place : null;

    internal bool IsPreferred(string site) => preferred.Contains(site);

    /// <summary>Whether the site is not limited to other destinations.</summary>
    internal bool Serves(int site, string destination) => served[site]?.Contains(destination) != false;

    /// <summary>Lanes to a destination, by the site that they come from.</summary>
    internal ReadOnlySpan<SourcingLane> LanesTo(string destination) =>
        destinations.Find(destination) is var found and >= 0 ? lanes.AsSpan(lanesFrom[found]..lanesFrom[found + 1]) : [];

    private DestinationSites Make(string destination) => DestinationSites.Of(this, destination);

    private IEnumerable<SourcingSite> Sites() => Enumerable.Range(0, names.Sites.Count).Select(Site);

    private bool CanHandle(int site, int item) => Item(item).Requires.All(Site(site).Handling.Contains);
}
