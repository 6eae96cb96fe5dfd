using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>The same problem at an earlier instant, or with a site back sooner. Each is made ready once for all orders that ask for it.</summary>
internal sealed class OtherTimes(SourcingProblem problem)
{
    /// <summary>Sites, lanes and lots of a problem that is small enough to be made ready again and again.</summary>
    private const int MostParts = 10_000;

    /// <summary>So many are kept.</summary>
    private const int Kept = 64;

    private readonly Dictionary<(string Site, double Hours), FlipCheck> ready = []; // lookup only

    public bool CanBeTried { get; } = problem.Sites.Count + problem.Lanes.Count + problem.Sites.Sum(site => site.Stock.Count) <= MostParts;

    /// <summary>Looks up now and then whether anyone still wants the answer.</summary>
    public CancellationToken Cancel { get; set; }

    /// <summary>All is decided so many hours earlier.</summary>
    public FlipCheck Earlier(double hours) => Of(("", hours), () => problem with { At = problem.At.AddHours(-hours) });

    /// <summary>The site's downtime of now ends so many hours sooner.</summary>
    public FlipCheck Back(string site, double hours) =>
        Of((site, hours), () => problem with { Sites = [.. problem.Sites.Select(one => one.Id == site ? one with { Downtime = [.. one.Downtime.SelectMany(window => Shortened(window, hours))] } : one)] });

    private FlipCheck Of((string Site, double Hours) change, Func<SourcingProblem> changed)
    {
        if (ready.TryGetValue(change, out var known)) return known;
        if (ready.Count >= Kept) ready.Clear();
        var network = new PreparedNetwork(changed());
        var sourcer = new Sourcer(network);
        return ready[change] = new(network, (order, what) => sourcer.Decide(order, what, Cancel));
    }

    private IEnumerable<TimeWindow> Shortened(TimeWindow window, double hours)
    {
        if (!window.Contains(problem.At) || window.Until is not { } until) return [window];
        var end = until.AddHours(-hours);
        return end > window.From ? [new(window.From, end)] : [];
    }
}
