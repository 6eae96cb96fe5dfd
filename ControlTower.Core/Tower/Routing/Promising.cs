using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Dates and costs on offer for a basket: from what is free now, and from what is on its way to a site and nobody waits for. Pure.</summary>
public static class Promising
{
    private const int MostOffers = 20;
    private const int MostSites = 200;
    private const int MostWaiting = 5_000;

    public static Result<PromiseOffers> Offers(TowerState state, PromiseQuestion question, TowerRules rules)
    {
        if (Fault(state, question) is { } fault) return fault;
        var ask = AskOf(question, rules);
        var offers = FromStock(state, ask).Select(one => one.Offer).Concat(FromInbound(state, ask)).OrderBy(offer => offer.Arrives).ThenBy(offer => offer.Cost.Micros).ThenBy(offer => offer.Shipments[0].Site, StringComparer.Ordinal).ToList();
        var kept = new List<PromiseOffer>();
        foreach (var offer in offers)
        {
            if (kept.Count < MostOffers && kept.TrueForAll(earlier => offer.Cost < earlier.Cost)) kept.Add(offer);
        }
        return new PromiseOffers(kept, kept.Count > 0 ? [] : [.. Missing(state, ask)]);
    }

    /// <summary>Offers whose stock is there, with the units that they take, in the order in which they were found.</summary>
    internal static IEnumerable<(PromiseOffer Offer, AllocationFound Found)> FromStock(TowerState state, AllocationAsk ask)
    {
        var found = SourcedAllocation.Rule.Allocate(state, ask);
        if (IsWhole(ask, found)) yield return (OfferOf(ask, found), found);
        var items = ask.Order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).ToList();
        var free = new FreeStock(state.Network, ask.Now);
        var sites = state.Network.PositionsOf(items[0]).Select(position => state.Network.Sites.Find(position.Site)).OfType<Site>()
            .Where(site => items.TrueForAll(item => free.At(site.Id, item) >= Wanted(ask, item)) && !OrderRules.OfSite(state.Network, site, ask).Any()).Take(MostSites);
        foreach (var site in sites)
        {
            var search = new OrderSearch(state, ask);
            search.ServeFrom(site.Id);
            if (IsWhole(ask, search.Found)) yield return (OfferOf(ask, search.Found), search.Found);
        }
    }

    internal static AllocationAsk AskOf(PromiseQuestion question, TowerRules rules)
    {
        var lines = question.Lines.Select((line, index) => new OrderLine($"{index + 1}", line.Item, line.Quantity, null)).ToList();
        return new(new("", "", question.Destination, null, null, question.At, null, lines), [.. lines.Select(line => new LineUnits(line.Id, line.Quantity))], question.At, rules);
    }

    internal static Refusal? Fault(TowerState state, PromiseQuestion question)
    {
        if (!state.Network.Sites.ContainsKey(question.Destination)) return Refusal.Invalid($"There is no site '{question.Destination}'.", "/destination");
        for (var i = 0; i < question.Lines.Count; i++)
        {
            if (!state.Network.Items.ContainsKey(question.Lines[i].Item)) return Refusal.Invalid($"There is no item '{question.Lines[i].Item}'.", $"/lines/{i}/item");
        }
        return null;
    }

    /// <summary>A site that gets what it lacks ships all of it when the last of it is there.</summary>
    private static IEnumerable<PromiseOffer> FromInbound(TowerState state, AllocationAsk ask)
    {
        var items = ask.Order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).ToList();
        var coming = items.SelectMany(item => Coming(state, item, ask.Now).Select(one => one.Site)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostSites);
        var free = new FreeStock(state.Network, ask.Now);
        foreach (var site in coming.Select(id => state.Network.Sites.Find(id)).OfType<Site>())
        {
            if (OrderRules.OfSite(state.Network, site, ask).Any() || items.Exists(item => OrderRules.Missing(state.Network, site, item, ask).Count > 0)) continue;
            var ready = items.Select(item => ReadyAt(state, (site.Id, item), Wanted(ask, item) - free.At(site.Id, item), ask.Now)).ToList();
            if (ready.Contains(null) || ready.Max() is not { } at || at <= ask.Now) continue;
            var later = ask with { Now = at };
            var given = new SiteGiven(new OfferDesk(state, later).Offer(site));
            var question = new OrderQuestion(state, later, free);
            given.Parts.AddRange(question.Wanted);
            var note = NoteMaking.Of(question, later, [given], []);
            yield return new(given.Offer.Arrives, note.Cost, true, [OfferedShipment.Of(note.Shipments[0], ask.Order.Lines.Select(line => new PromiseLine(line.Item, line.Quantity)))]);
        }
    }

    /// <summary>When so much more of an item is there; null where not enough comes.</summary>
    private static DateTimeOffset? ReadyAt(TowerState state, (string Site, string Item) where, Quantity missing, DateTimeOffset now)
    {
        if (missing <= Quantity.Zero) return now;
        foreach (var one in Coming(state, where.Item, now).Where(one => one.Site == where.Site))
        {
            missing -= one.Quantity;
            if (missing <= Quantity.Zero) return one.At;
        }
        return null;
    }

    /// <summary>What is on its way of an item, in order of arrival, less what those who wait for it get first.</summary>
    private static IEnumerable<(string Site, DateTimeOffset At, Quantity Quantity)> Coming(TowerState state, string item, DateTimeOffset now)
    {
        var waited = Backlog.Of(state, item).Take(MostWaiting).Aggregate(Quantity.Zero, (sum, track) => track.At(Stage.Backordered).Where(group => track.Line(group.Line)!.Item == item).Aggregate(sum, (left, group) => left + group.Quantity));
        foreach (var (movement, quantity) in state.Orders.InboundOf(item).OrderBy(one => one.Movement.Expected).ThenBy(one => one.Movement.Id, StringComparer.Ordinal))
        {
            var free = quantity - waited;
            waited = Quantity.Max(Quantity.Zero, waited - quantity);
            var at = movement.DelayedUntil is { } delayed && delayed > movement.Expected ? delayed : movement.Expected;
            if (free > Quantity.Zero) yield return (movement.To, at > now ? at : now, free);
        }
    }

    private static PromiseOffer OfferOf(AllocationAsk ask, AllocationFound found) => new(found.Note!.Shipments.Max(part => part.Arrives), found.Note.Cost, false,
        [.. found.Note.Shipments.Select(part => OfferedShipment.Of(part, found.Units.Where(unit => unit.Site == part.Site).GroupBy(unit => ask.Order.Lines.First(line => line.Id == unit.Line).Item, StringComparer.Ordinal).Select(item => new PromiseLine(item.Key, item.Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity)))))]); // ordered: as they first occur

    private static bool IsWhole(AllocationAsk ask, AllocationFound found) => found.Note is not null && ask.Wanted.All(want => found.Units.Where(unit => unit.Line == want.Line).Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity) == want.Quantity);

    private static Quantity Wanted(AllocationAsk ask, string item) => ask.Order.Lines.Where(line => line.Item == item).Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);

    private static IEnumerable<PromiseLine> Missing(TowerState state, AllocationAsk ask)
    {
        var found = SourcedAllocation.Rule.Allocate(state, ask);
        return ask.Order.Lines.Select(line => new PromiseLine(line.Item, line.Quantity - found.Units.Where(unit => unit.Line == line.Id).Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity))).Where(line => line.Quantity > Quantity.Zero);
    }
}
