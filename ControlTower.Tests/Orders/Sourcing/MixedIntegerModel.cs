using System.Globalization;
using System.Text;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>
/// Orders as a mixed-integer programme in LP format, written from the plain reading and nothing of the engine: units of lines from sites, a binary for each
/// shipment, lots that may only be drawn on once those before them are used up.
/// </summary>
internal sealed class MixedIntegerModel(PlainReading plain, IReadOnlyList<SoftConstraint> dropped)
{
    private readonly StringBuilder objective = new();
    private readonly StringBuilder rows = new();
    private readonly StringBuilder bounds = new();
    private readonly List<string> general = [];
    private readonly List<string> binary = [];
    private readonly SortedDictionary<(int Site, string Item), List<string>> drawn = [];
    private readonly SortedDictionary<int, List<string>> units = [];
    private readonly SortedDictionary<int, List<string>> shipments = [];
    private int row;

    private SourcingPolicy Policy => plain.Problem.Policy;

    /// <summary>Variables are named x_ORDER_LINE_SITE by their places in the problem.</summary>
    public string Write(IReadOnlyList<SourcingOrder> orders, bool opening)
    {
        for (var order = 0; order < orders.Count; order++) AddOrder(order, orders[order]);
        AddPools();
        foreach (var (site, terms) in units) Row(string.Join(" + ", terms), "<=", plain.Problem.Sites[site].UnitsPerDay);
        foreach (var (site, terms) in shipments) Row(string.Join(" + ", terms), "<=", plain.Problem.Sites[site].OrdersPerDay);
        if (opening) AddOpening();
        if (objective.Length == 0) Add(objective, 0, "none");
        Row("none", "<=", 1);
        return $"Minimize\n obj:{objective}\nSubject To\n{rows}Bounds\n{bounds}General\n {string.Join("\n ", general)}\nBinary\n {string.Join("\n ", binary.Append("unused"))}\nEnd\n".Replace("General\n \n", "", StringComparison.Ordinal);
    }

    private void AddOrder(int number, SourcingOrder order)
    {
        var sites = Enumerable.Range(0, plain.Problem.Sites.Count).Where(site => plain.MayShip(plain.Problem.Sites[site], order, dropped)).ToList();
        var ships = new List<string>();
        foreach (var site in sites) ships.AddRange(AddShipment(number, order, site));
        foreach (var line in Enumerable.Range(0, order.Lines.Count)) AddLine(number, order, line, sites);
        if (ships.Count == 0) return;
        if (Policy.MaxShipmentsPerOrder is { } most) Row(string.Join(" + ", ships), "<=", most);
        if (Policy.SplitPenalty <= 0) return;
        Add(objective, -Policy.SplitPenalty, $"any_{number}");
        binary.Add($"any_{number}");
        Row($"any_{number} - {string.Join(" - ", ships)}", "<=", 0);
    }

    private IEnumerable<string> AddShipment(int number, SourcingOrder order, int site)
    {
        var from = plain.Problem.Sites[site];
        var lines = Enumerable.Range(0, order.Lines.Count).Where(line => Able(from, order.Lines[line])).ToList();
        if (lines.Count == 0) yield break;
        var ship = $"y_{number}_{site}";
        binary.Add(ship);
        Add(objective, plain.PerShipment(from, order) + Policy.SplitPenalty, ship);
        shipments.TryAdd(site, []);
        shipments[site].Add(ship);
        foreach (var line in lines)
        {
            var (name, wanted) = ($"x_{number}_{line}_{site}", order.Lines[line]);
            general.Add(name);
            Add(objective, plain.PerUnit(from, order, wanted.Item), name);
            Row($"{name} - {wanted.Quantity} {ship}", "<=", 0);
            drawn.TryAdd((site, wanted.Item), []);
            drawn[(site, wanted.Item)].Add(name);
            units.TryAdd(site, []);
            units[site].Add(name);
        }
        yield return ship;
    }

    private void AddLine(int number, SourcingOrder order, int line, List<int> sites)
    {
        var wanted = order.Lines[line];
        var able = sites.Where(site => Able(plain.Problem.Sites[site], wanted)).ToList();
        var left = $"u_{number}_{line}";
        Add(objective, Policy.UnfilledPenaltyPerUnit, left);
        Row(string.Join(" + ", able.Select(site => $"x_{number}_{line}_{site}").Append(left)), "=", wanted.Quantity);
        if (!Policy.AllowPartial)
        {
            if (!binary.Contains($"f_{number}")) binary.Add($"f_{number}");
            Row($"{left} + {wanted.Quantity} f_{number}", "=", wanted.Quantity);
        }
        if (Policy.AllowLineSplit || able.Count == 0) return;
        foreach (var site in able)
        {
            binary.Add($"w_{number}_{line}_{site}");
            Row($"x_{number}_{line}_{site} - {wanted.Quantity} w_{number}_{line}_{site}", "<=", 0);
        }
        Row(string.Join(" + ", able.Select(site => $"w_{number}_{line}_{site}")), "<=", 1);
    }

    private bool Able(SourcingSite site, SourcingLine line) => plain.MayHandle(site, line.Item) && plain.Available(site, line.Item) > 0;

    private void AddPools()
    {
        foreach (var ((number, item), names) in drawn)
        {
            var site = plain.Problem.Sites[number];
            Row(string.Join(" + ", names), "<=", plain.Available(site, item));
            var lots = plain.Lots(site, item).Where(lot => lot.Quantity > 0).ToList();
            if (lots.All(lot => plain.CreditPerUnit(lot) == 0)) continue;
            var parts = Enumerable.Range(0, lots.Count).Select(lot => $"z_{number}_{item}_{lot}").ToList();
            Row($"{string.Join(" + ", names)} - {string.Join(" - ", parts)}", "=", 0);
            for (var lot = 0; lot < lots.Count; lot++)
            {
                Add(objective, -plain.CreditPerUnit(lots[lot]), parts[lot]);
                Row(parts[lot], "<=", lots[lot].Quantity);
                if (lot == 0) continue;
                var gone = $"g_{number}_{item}_{lot}";
                binary.Add(gone);
                Row($"{parts[lot]} - {lots[lot].Quantity} {gone}", "<=", 0);
                Row($"{parts[lot - 1]} - {lots[lot - 1].Quantity} {gone}", ">=", 0);
            }
        }
    }

    private void AddOpening()
    {
        foreach (var (site, ships) in shipments)
        {
            if (plain.Problem.Sites[site].OpeningCost == 0) continue;
            binary.Add($"o_{site}");
            Add(objective, plain.Problem.Sites[site].OpeningCost, $"o_{site}");
            foreach (var ship in ships) Row($"{ship} - o_{site}", "<=", 0);
        }
    }

    /// <summary>A term a line: cbc breaks long lines where it pleases, and within a number too.</summary>
    private void Row(string terms, string sense, double? limit)
    {
        if (limit is { } right) rows.Append(CultureInfo.InvariantCulture, $" r{row++}: {terms.Replace(" + ", "\n + ", StringComparison.Ordinal).Replace(" - ", "\n - ", StringComparison.Ordinal)} {sense} {right:R}\n");
    }

    private static void Add(StringBuilder to, double factor, string name) => to.Append(CultureInfo.InvariantCulture, $"\n {(factor < 0 ? "-" : "+")} {Math.Abs(factor):R} {name}");
}
