using System.Globalization;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Tests.Shared;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>The maker of consumer goods: the bulk material of a sub-group that is late at a plant names its products, the plant and their demands.</summary>
public class SupplyGraphTests
{
    /// <summary>The last day on which the set has sales orders.</summary>
    private static readonly DateTimeOffset Today = new(2023, 8, 7, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ImportPlan> Plan = new(() => ImportReader.Read(ShippedMappings.Read("supplygraph"), SharedData.Set("supplygraph")).Value!);

    private static readonly string Files = Path.Combine(SharedData.Set("supplygraph"), "Raw Dataset", "Homogenoeus");

    [SharedDataFact("supplygraph")]
    public void Read_NodesAndSales_GivePlantsProductsAndDemands()
    {
        var network = Plan.Value.Network;
        Assert.Equal("'POP001L12P' came before.", Plan.Value.Rejected.Single().Reason);
        Assert.Equal((25, 13), (Count(SiteKind.Plant), Count(SiteKind.DistributionCenter)));
        Assert.Equal((60, 276, 29), (network.Items!.Count, network.Boms!.Count, Plan.Value.Counts.Orders));
        Assert.Equal(Plan.Value.Counts.Orders, Plan.Value.Counts.Lines);
        Assert.Equal(1, Count(SiteKind.Customer));
        int Count(SiteKind kind) => network.Sites!.Count(site => site.Kind == kind);
    }

    [SharedDataFact("supplygraph")]
    public async Task Delay_OfAnyBulkAtAnyPlant_NamesExactlyItsProductsThePlantAndTheirDemands()
    {
        const int delay = 60;
        var imported = await ImportAsync();
        var (plants, groups, sales) = (Plants(), Groups(), Sales());
        var (places, orders) = (0, 0);
        foreach (var (plant, made) in plants)
        {
            foreach (var group in made.GroupBy(product => groups[product]))
            {
                var (state, one) = Delayed(imported, $"PLANT-{plant}", $"BULK-{group.Key}", delay);
                var effect = ImpactOf.Effect(state, one, Today, []);
                var wanted = group.Where(sales.Contains).Order(StringComparer.Ordinal).ToList();
                Assert.Equal(group.Order(StringComparer.Ordinal), Products(state, $"PLANT-{plant}", $"BULK-{group.Key}"));
                Assert.Equal(wanted.Select(product => ($"SALES-2023-08-07-{product}", product, (decimal)delay)), effect.Lines.Select(late => (late.Line.Order, late.Line.Item, late.LateByHours)).Order());
                // Three days from the order to the promise are just what making and the two ways take: the plant stands from the start.
                Assert.Equal(wanted.Count == 0 ? [] : [($"PLANT-{plant}", Today, (decimal)delay)], effect.Stops.Select(stop => (stop.Site, stop.StopsAt, stop.Hours)));
                (places, orders) = (places + 1, orders + wanted.Count);
            }
        }
        Assert.Equal((123, 259), (places, orders));
    }

    private static async Task<TowerState> ImportAsync()
    {
        await using var tower = ImportTower.Open(new ManualClock(Today));
        var report = await tower.RunAsync(Plan.Value);
        Assert.Equal((ImportEnd.Completed, null), (report.End, report.Problem));
        Assert.Equal(0, (await tower.RunAsync(Plan.Value)).Added.Total);
        return tower.Loop.View;
    }

    private static (TowerState State, ExceptionCase Case) Delayed(TowerState state, string site, string item, int hours)
    {
        var signal = Scene.Candidate(SignalTypes.SupplierDelayed, new { site, items = new[] { item }, delayHours = hours }, "late", Today);
        var decision = new TowerCore(TowerRules.Default).Decide(state, new(Caller.Integration("erp"), new TakeSignals([signal], Single: true), null, null), Today);
        Assert.True(decision.Answer.Succeeded);
        return (decision.State, decision.State.Exceptions.Open.Values.Single(one => one.Deviation.Kind == CaseKind.SupplierDelay));
    }

    private static IEnumerable<string> Products(TowerState state, string site, string item) => NetworkTrace.Of(state, new(site, item, TraceDirection.Down, Today, Quantity.Of(1))).Value!
        .Select(node => node.Item).Where(one => one != item).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Product to sub-group.</summary>
    private static Dictionary<string, string> Groups() =>
        Rows("Nodes", "Node Types (Product Group and Subgroup).csv").DistinctBy(row => row[0]).ToDictionary(row => row[0], row => row[2]);

    /// <summary>Plant to what is made there.</summary>
    private static Dictionary<string, HashSet<string>> Plants() =>
        Rows("Nodes", "Nodes Type (Plant & Storage).csv").GroupBy(row => row[1]).ToDictionary(group => group.Key, group => group.Select(row => row[0]).ToHashSet());

    /// <summary>What was ordered on the day.</summary>
    private static HashSet<string> Sales()
    {
        var lines = File.ReadAllLines(Path.Combine(Files, "Temporal Data", "Unit", "Sales Order.csv")).Select(line => line.Split(',')).ToList();
        var day = lines.Single(line => line[0].StartsWith("2023-08-07", StringComparison.Ordinal));
        return [.. lines[0].Select((product, index) => (product, index)).Skip(1).Where(cell => decimal.Parse(day[cell.index], CultureInfo.InvariantCulture) > 0).Select(cell => cell.product)];
    }

    private static IEnumerable<string[]> Rows(params string[] path) => File.ReadAllLines(Path.Combine([Files, .. path])).Skip(1).Select(line => line.Split(','));
}
