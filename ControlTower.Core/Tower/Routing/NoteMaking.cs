using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>What was decided, as it is kept with the order: exact charges for what each site is given.</summary>
internal static class NoteMaking
{
    public static SourcingNote Of(OrderQuestion question, AllocationAsk ask, IReadOnlyCollection<SiteGiven> given, IReadOnlyList<string> dropped)
    {
        var parts = given.Select(one => Part(question, ask, one)).ToList();
        var splits = Math.Max(0, given.Count(one => !one.Offer.Joins) - (question.Desk.LeavesAnyway ? 0 : 1));
        var cost = parts.Sum(CostOf) + Math.Min(ask.Policy.Sourcing.SplitPenalty * splits, Micros.Limit);
        return new(ask.Policy.Name, Amount(cost, ask), parts) { ByHand = ask.Site is null || ask.Fetched ? null : true, Dropped = dropped.Count == 0 ? null : dropped };
    }

    public static decimal CostOf(SourcingPart part) => part.Freight.Amount + part.Handling.Amount + (part.Lateness?.Amount ?? 0) + (part.Carbon?.Amount ?? 0) + (part.Packing?.Amount ?? 0);

    private static SourcingPart Part(OrderQuestion question, AllocationAsk ask, SiteGiven given)
    {
        var (offer, entry) = (given.Offer, given.Offer.Site.Entry);
        var goods = question.GoodsOf(given.Parts);
        var freight = offer.Tariff?.Amount(goods) ?? 0;
        // What joins goods that leave anyway costs what it adds.
        if (offer.Joins && offer.Tariff is { } tariff) freight = Math.Max(0, freight - Math.Min(freight, tariff.Rate.Fixed ?? 0));
        var late = question.Desk.HourLate * question.Desk.HoursLate(offer);
        var carbon = question.Desk.CarbonPerKg(offer.Site) * Math.Min(goods.WeightKg, Micros.Limit);
        var cartons = question.CartonsOf(given.Parts);
        return new(entry.Id, offer.Ships, offer.Arrives)
        {
            Freight = Amount(freight, ask),
            Handling = Amount((offer.Joins ? 0 : entry.ShipmentFixed ?? 0) + ((entry.HandlingPerUnit ?? 0) * Math.Min(goods.Units, Micros.Limit)), ask),
            Lateness = late > 0 ? Amount((decimal)Math.Min(late, (double)Micros.Limit), ask) : null,
            Carbon = carbon > 0 ? Amount(carbon, ask) : null,
            Packing = cartons is { Price: > 0 } ? Amount(cartons.Price, ask) : null,
            Cartons = cartons is { Cartons.Count: > 0 } ? cartons.Cartons : null,
            Carrier = offer.Tariff?.Rate.Carrier is { Length: > 0 } carrier ? carrier : null,
            Service = offer.Tariff?.Rate.Service,
        };
    }

    /// <summary>More than can be told is told as the most.</summary>
    private static Money Amount(decimal amount, AllocationAsk ask) => Money.Of(decimal.Round(Math.Min(amount, Micros.Limit), 6), ask.Rules.Currency);
}
