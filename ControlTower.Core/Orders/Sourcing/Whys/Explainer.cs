using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>Explains a decision by deciding it again with one thing changed at a time: nothing is guessed from prices or gradients.</summary>
internal sealed class Explainer(PreparedNetwork network, Func<SourcingOrder, WhatIf, SourcedOrder> decide, OtherTimes times)
{
    private readonly RuleCheck rules = new(network);
    private readonly FlipSearch flips = new(network, decide, times);

    public OrderWhy Of(SourcingOrder order, SourcedOrder answer) =>
        new([.. order.Lines.OrderBy(line => line.Id, StringComparer.Ordinal).Select(line => OfLine(order, line, answer))], Binding(order, answer));

    /// <summary>The site that ships most of a line; between equals the first.</summary>
    public static string? Chosen(SourcedOrder answer, string line) => answer.Shipments
        .Select(shipment => (shipment.Site, Units: shipment.Lines.Where(part => part.Line == line).Sum(part => part.Quantity)))
        .Where(one => one.Units > 0).OrderByDescending(one => one.Units).ThenBy(one => one.Site, StringComparer.Ordinal).Select(one => one.Site).FirstOrDefault();

    private LineWhy OfLine(SourcingOrder order, SourcingLine line, SourcedOrder answer)
    {
        var ruledOut = Enumerable.Range(0, network.SiteIds.Count).Select(site => new RuledOutSite(network.SiteIds[site], rules.Of(network.Site(site), order, line, answer.DroppedSoft))).Where(one => one.Rules.Count > 0).ToList();
        if (Chosen(answer, line.Id) is not { } chosen) return new(line.Id, null) { RuledOut = ruledOut };
        var pool = network.Stock.Find(network.ItemIds.Find(line.Item), network.SiteIds.Find(chosen));
        var without = decide(order, new() { WithoutPool = pool });
        return new(line.Id, chosen)
        {
            RunnerUp = Chosen(without, line.Id),
            Margin = without.Cost - answer.Cost,
            RuledOut = ruledOut,
            Flips = flips.Of(new(order, line, network.SiteIds.Find(chosen)), answer),
        };
    }

    private List<BindingConstraint> Binding(SourcingOrder order, SourcedOrder answer)
    {
        var found = new List<BindingConstraint>();
        foreach (var shipment in answer.Shipments)
        {
            var site = network.SiteIds.Find(shipment.Site);
            foreach (var part in order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var pool = network.Stock.Find(network.ItemIds.Find(part), site);
                var taken = shipment.Lines.Where(one => order.Lines.Any(line => line.Id == one.Line && line.Item == part)).Sum(one => one.Quantity);
                // Where a safety stock is kept, one more unit would let another leave: that one is not the unit received now.
                if (pool < 0 || taken < network.Stock.Available(pool) || network.Site(site).SafetyStock.GetValueOrDefault(part) > 0) continue;
                Add("stock", shipment.Site, part, new() { KeptPool = pool, Kept = -1 });
            }
            if (shipment.Lines.Sum(one => one.Quantity) >= network.Site(site).UnitsPerDay) Add("unitsPerDay", shipment.Site, null, new() { RoomierSite = site });
        }
        if (answer.Shipments.Count >= network.Policy.MostSitesFor(order)) Add("maxShipmentsPerOrder", null, null, new() { OneShipmentMore = true });
        return found;

        void Add(string constraint, string? site, string? item, WhatIf change)
        {
            var worth = answer.Cost - decide(order, change).Cost;
            if (worth > 1e-9 * Math.Abs(answer.Cost)) found.Add(new(constraint, site, item, worth));
        }
    }
}
