using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>What an answer costs by the plain reading, and which hard rules it breaks.</summary>
internal sealed class PlainCheck(SourcingProblem problem)
{
    private readonly PlainReading plain = new(problem);

    public double Cost(SourcingOrder order, IReadOnlyList<SourcedShipment> shipments, Dictionary<(string, string), long>? gone = null)
    {
        var policy = problem.Policy;
        var filled = shipments.SelectMany(shipment => shipment.Lines).Sum(line => line.Quantity);
        var cost = ((order.Lines.Sum(line => line.Quantity) - filled) * policy.UnfilledPenaltyPerUnit) + (Math.Max(0, shipments.Count - 1) * policy.SplitPenalty);
        foreach (var shipment in shipments)
        {
            var site = plain.Site(shipment.Site);
            cost += plain.PerShipment(site, order);
            foreach (var part in shipment.Lines.GroupBy(line => order.Lines.Single(one => one.Id == line.Line).Item))
            {
                var units = part.Sum(line => line.Quantity);
                cost += (units * plain.PerUnit(site, order, part.Key)) - plain.Credit(site, part.Key, units, gone?.GetValueOrDefault((site.Id, part.Key)) ?? 0);
            }
        }
        return cost;
    }

    /// <summary>Rules that one order's answer breaks by itself.</summary>
    public IEnumerable<string> Broken(SourcingOrder order, SourcedOrder answer)
    {
        var policy = problem.Policy;
        if (answer.Shipments.Count > (policy.MaxShipmentsPerOrder ?? int.MaxValue)) yield return "more shipments than may be";
        if (answer.Shipments.Select(one => one.Site).Distinct().Count() != answer.Shipments.Count) yield return "a site ships twice";
        if (answer.Shipments.Any(one => one.Lines.Count == 0) || answer.Shipments.SelectMany(one => one.Lines).Any(line => line.Quantity < 1)) yield return "an empty shipment";
        foreach (var line in order.Lines)
        {
            var parts = answer.Shipments.SelectMany(one => one.Lines).Where(part => part.Line == line.Id).ToList();
            var left = answer.Unfilled.Where(part => part.Line == line.Id).Sum(part => part.Quantity);
            if (parts.Sum(part => part.Quantity) + left != line.Quantity) yield return $"line {line.Id} does not add up";
            if (!policy.AllowLineSplit && parts.Count > 1) yield return $"line {line.Id} is split";
        }
        if (!policy.AllowPartial && answer.Shipments.Count > 0 && answer.Unfilled.Count > 0) yield return "served in part";
        foreach (var shipment in answer.Shipments)
        {
            var site = plain.Site(shipment.Site);
            if (!plain.MayShip(site, order, answer.DroppedSoft)) yield return $"{site.Id} may not ship";
            foreach (var item in shipment.Lines.Select(part => order.Lines.Single(one => one.Id == part.Line).Item).Where(item => !plain.MayHandle(site, item))) yield return $"{site.Id} cannot handle {item}";
        }
    }

    /// <summary>Stock and capacity that orders overdraw together; in single mode call it for each order alone.</summary>
    public IEnumerable<string> Overdrawn(IReadOnlyList<(SourcingOrder Order, SourcedOrder Answer)> decided)
    {
        var shipped = decided.SelectMany(one => one.Answer.Shipments.SelectMany(shipment => shipment.Lines.Select(line => (shipment.Site, one.Order.Lines.Single(given => given.Id == line.Line).Item, line.Quantity)))).ToList();
        foreach (var pool in shipped.GroupBy(part => (part.Site, part.Item)))
        {
            if (pool.Sum(part => part.Quantity) > plain.Available(plain.Site(pool.Key.Site), pool.Key.Item)) yield return $"{pool.Key} is oversold";
        }
        foreach (var site in problem.Sites)
        {
            if (shipped.Where(part => part.Site == site.Id).Sum(part => part.Quantity) > (site.UnitsPerDay ?? long.MaxValue)) yield return $"{site.Id} ships more units than it can";
            if (decided.Count(one => one.Answer.Shipments.Any(shipment => shipment.Site == site.Id)) > (site.OrdersPerDay ?? long.MaxValue)) yield return $"{site.Id} serves more orders than it can";
        }
    }
}
