using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.Runtime.Import;
using ControlTower.Tests.Architecture;
using ControlTower.Tests.Planning;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Kpis;

/// <summary>The figures of docs/kpis.md are what the tower reckons of the published sets. TOWER_GOLDEN=write writes them anew.</summary>
public sealed class PublishedSetsTests
{
    private const string Begin = "<!-- figures -->\n";
    private const string End = "<!-- end of figures -->\n";
    private static readonly DateTimeOffset First = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SharedDataFact("olist")]
    public void Turnover_OfOlist_IsNotMeasuredForWantOfStock()
    {
        var plan = ImportReader.Read(Tests.Runtime.Import.ShippedMappings.Read("olist"), SharedData.Set("olist")).Value!;
        var value = KpiReport.Compute([KpiCatalog.Find("inventoryTurnover")!], new KpiQuery(), new(Outcomes.Of(plan), [])).Single();
        Assert.Null(plan.Network.Stock);
        Assert.Equal((null, "stock"), (value.Value, value.MissingInput));
    }

    [SharedDataFact("supplygraph")]
    public void Turnover_OfSupplyGraph_IsThatOfTheDocument()
    {
        var data = SupplyGraph.Read();
        var values = KpiReport.Compute([KpiCatalog.Find("inventoryTurnover")!], new KpiQuery(By: KpiSlice.Family), Material(data));
        var whole = KpiReport.Compute([KpiCatalog.Find("inventoryTurnover")!], new KpiQuery(), Material(data)).Single();
        Assert.Equal(Plainly(data), whole.Value!.Value, 6);
        var rows = values.Append(whole with { By = "All" }).Select(value => string.Create(CultureInfo.InvariantCulture, $"| {value.By} | {value.N} | {value.Parts[0].Value:0} | {value.Parts[1].Value:0.0} | {value.Parts[2].Value:0} | {value.Value:0.00} |\n"));
        var table = $"\n| Group | Products | Units delivered | Average stock, units | Days | Turns a year |\n|---|---:|---:|---:|---:|---:|\n{string.Concat(rows)}\n";
        var file = Path.Combine(Sources.Root, "docs", "kpis.md");
        var text = File.ReadAllText(file);
        var (from, until) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("TOWER_GOLDEN") == "write") File.WriteAllText(file, text = $"{text[..from]}{table}{text[until..]}");
        else Assert.Equal(table, text[from..until]);
    }

    /// <summary>The set has no stock and no costs: each product opens with the least that never runs out, and a unit costs one.</summary>
    private static KpiMaterial Material(SupplyGraph data) => new([], [])
    {
        Items = [.. data.Products.Select(product => new KpiItem(product, data.Groups[product], Money.Of(1, "EUR")))],
        StockDays = [.. data.Products.SelectMany((product, at) => Days(data, product, at))],
        AsOf = First.AddDays(data.Days - 1),
    };

    private static IEnumerable<StockDay> Days(SupplyGraph data, string product, int at)
    {
        var opening = Opening(data, at);
        for (var day = 0; day < data.Days; day++)
        {
            var (made, left) = (data.Flows[SupplyGraph.Production][day][at], data.Flows[SupplyGraph.Deliveries][day][at]);
            var net = made - left + (day == 0 ? opening : 0);
            yield return new("FACTORY", product, First.AddDays(day)) { Net = Quantity.Of(net), HeldMicroSeconds = (long)(net * 1_000_000m) * 86_400, In = Quantity.Of(made), Sold = Quantity.Of(left) };
        }
    }

    private static decimal Opening(SupplyGraph data, int at)
    {
        var (held, least) = (0m, 0m);
        for (var day = 0; day < data.Days; day++)
        {
            held += data.Flows[SupplyGraph.Production][day][at] - data.Flows[SupplyGraph.Deliveries][day][at];
            least = Math.Min(least, held);
        }
        return -least;
    }

    /// <summary>Deliveries times 365 over the sum of each day's closing stock.</summary>
    private static double Plainly(SupplyGraph data)
    {
        var (left, held) = (0m, 0m);
        for (var at = 0; at < data.Products.Count; at++)
        {
            var book = Opening(data, at);
            for (var day = 0; day < data.Days; day++)
            {
                left += data.Flows[SupplyGraph.Deliveries][day][at];
                held += book += data.Flows[SupplyGraph.Production][day][at] - data.Flows[SupplyGraph.Deliveries][day][at];
            }
        }
        return (double)(left * 365 / held);
    }
}
