using System.Globalization;
using System.Text;
using ControlTower.Core.Planning;
using ControlTower.Tests.Architecture;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Planning;

/// <summary>
/// The tables of docs/baselines.md are what the tower finds in the set "supplygraph". TOWER_GOLDEN=write writes them anew.
/// </summary>
public sealed class BaselinesTests
{
    private const string Begin = "<!-- figures -->\n";
    private const string End = "<!-- end of figures -->\n";

    private static readonly (string Title, Baseline Baseline)[] Runs =
    [
        ("Deliveries against sales orders, by day", new(SupplyGraph.Orders, SupplyGraph.Deliveries, PlanKind.Inbound, 1)),
        ("Deliveries against sales orders, by week", new(SupplyGraph.Orders, SupplyGraph.Deliveries, PlanKind.Inbound, 7)),
        ("Production against factory issue, by day", new(SupplyGraph.Issues, SupplyGraph.Production, PlanKind.Production, 1)),
        ("Production against factory issue, by week", new(SupplyGraph.Issues, SupplyGraph.Production, PlanKind.Production, 7)),
    ];

    [SharedDataFact("supplygraph")]
    public void Figures_OfThePublishedSet_AreThoseOfTheDocument()
    {
        var data = SupplyGraph.Read();
        var tables = string.Join("\n", Runs.Select(run => Table(run.Title, data, new(data, run.Baseline))));
        var file = Path.Combine(Sources.Root, "docs", "baselines.md");
        var text = File.ReadAllText(file);
        var (from, until) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("TOWER_GOLDEN") == "write") File.WriteAllText(file, $"{text[..from]}\n{tables}\n{text[until..]}");
        Assert.Equal($"\n{tables}\n", File.ReadAllText(file) is var now ? now[(now.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..now.IndexOf(End, StringComparison.Ordinal)] : "");
    }

    private static string Table(string title, SupplyGraph data, BaselineRun run)
    {
        var alarms = run.Alarms();
        var text = new StringBuilder($"### {title}\n\n| Group | Products | Periods planned | Deviations | of periods | made up | false alarms |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var group in data.Groups.Values.Distinct().Order(StringComparer.Ordinal)) Row(group, [.. data.Products.Where(product => data.Groups[product] == group)]);
        Row("All", data.Products);
        return text.ToString();

        void Row(string name, IReadOnlyCollection<string> products)
        {
            var planned = run.PlannedOf(products);
            var found = alarms.Where(alarm => products.Contains(alarm.Product)).ToList();
            var madeUp = found.Count(alarm => alarm.MadeUp);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {products.Count} | {planned} | {found.Count} | {Percent(found.Count, planned)} | {madeUp} | {Percent(madeUp, found.Count)} |\n");
        }
    }

    private static string Percent(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{100m * part / whole:0.0} %");
}
