using System.Globalization;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Planning;

/// <summary>The daily flows of the set "supplygraph", in units, by product.</summary>
internal sealed record SupplyGraph(IReadOnlyList<string> Products, IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, decimal[][]> Flows)
{
    public const string Orders = "Sales Order";
    public const string Deliveries = "Delivery To distributor";
    public const string Issues = "Factory Issue";
    public const string Production = "Production ";

    public int Days => Flows[Orders].Length;

    public static SupplyGraph Read()
    {
        var folder = Path.Combine(SharedData.Set("supplygraph"), "Raw Dataset", "Homogenoeus");
        var products = File.ReadLines(Path.Combine(folder, "Temporal Data", "Unit", $"{Orders}.csv")).First().Split(',')[1..];
        // One product stands twice, the second time with ".1" behind its name, and once in the list of groups.
        var groups = File.ReadLines(Path.Combine(folder, "Nodes", "Node Types (Product Group and Subgroup).csv")).Skip(1).Select(line => line.Split(','))
            .DistinctBy(cells => cells[0]).ToDictionary(cells => cells[0], cells => cells[1]);
        return new(
            products,
            products.ToDictionary(product => product, product => groups[product.Split('.')[0]]),
            new[] { Orders, Deliveries, Issues, Production }.ToDictionary(flow => flow, flow => Flow(folder, flow)));
    }

    /// <summary>By day and product.</summary>
    private static decimal[][] Flow(string folder, string name) =>
    [
        .. File.ReadLines(Path.Combine(folder, "Temporal Data", "Unit", $"{name}.csv")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(',')[1..].Select(cell => cell.Length == 0 ? 0 : decimal.Round(decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture), 6)).ToArray()),
    ];
}
