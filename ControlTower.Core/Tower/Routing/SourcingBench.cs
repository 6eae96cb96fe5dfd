using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// Tries an order under a policy and with things changed, by the same way as the tower decides its own orders, on a copy of its state. Pure: nothing is
/// recorded, and the same state and question give the same answer.
/// </summary>
public static class SourcingBench
{
    /// <summary>The order of a basket.</summary>
    private const string Basket = "basket";

    /// <returns>Refused with a pointer to what in the question is not there, or cannot be.</returns>
    public static Result<BenchAnswer> Try(TowerState state, BenchQuestion question, TowerRules rules)
    {
        var read = Read(state, question);
        if (!read.Succeeded) return read.Refusal;
        var (free, track, policy) = read.Value;
        var before = Side((free, Ask(track, policy, question.At, rules)));
        return new BenchAnswer(track.Order, before, question.Changes.Count == 0 ? before : Side(Changed(read.Value, question, rules))) { Sites = [.. Sites(free.Network, track.Order, question.At)] };
    }

    /// <summary>The same question, changes included, as the engine is asked it.</summary>
    /// <returns>Refused as <see cref="Try"/> refuses, and where there is no site to choose.</returns>
    public static Result<BenchRequest> Request(TowerState state, BenchQuestion question, TowerRules rules)
    {
        var read = Read(state, question);
        if (!read.Succeeded) return read.Refusal;
        var (on, ask) = Changed(read.Value, question, rules);
        return BenchRequest.Of(on, ask);
    }

    private static Result<Tried> Read(TowerState state, BenchQuestion question)
    {
        if (BenchChanges.Fault(state, question.Changes) is { } wrong) return wrong;
        var asked = TrackOf(state, question);
        if (!asked.Succeeded) return asked.Refusal;
        var track = asked.Value;
        var policy = PolicyOf(state, question, track);
        return policy.Succeeded ? new Tried(Freeing.Of(state, track, track.Units.Where(group => OrderMachine.HoldsStock(group.Place.Stage))), track, policy.Value) : policy.Refusal;
    }

    private static IEnumerable<BenchSite> Sites(NetworkState network, Order order, DateTimeOffset now)
    {
        var free = new FreeStock(network, now);
        var items = order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return OrderRules.Around(network, items, order.Destination).Take(BenchAnswer.MostSites)
            .Select(site => new BenchSite(site.Id, network.IsDown(site.Id, now), site.Entry.ShipmentFixed ?? 0, [.. items.Select(item => new PromiseLine(item, free.At(site.Id, item)))]));
    }

    private static (TowerState State, AllocationAsk Ask) Changed(Tried tried, BenchQuestion question, TowerRules rules)
    {
        var now = question.Changes.LastOrDefault(change => change.Lever == BenchLever.ShipAt)?.At ?? question.At;
        var (track, terms, network) = (tried.Track, tried.Policy.Sourcing, tried.Free.Network);
        foreach (var change in question.Changes)
        {
            terms = BenchChanges.Apply(terms, change);
            network = BenchChanges.Apply(network, change, now);
            if (change.Lever == BenchLever.PromisedBy) track = track with { Order = track.Order with { PromisedBy = change.At } };
        }
        return (tried.Free with { Network = network }, Ask(track, tried.Policy with { Sourcing = terms }, now, rules));
    }

    /// <summary>What is fetched in a store is served by that store.</summary>
    private static AllocationAsk Ask(OrderTrack track, AppliedPolicy policy, DateTimeOffset now, TowerRules rules) =>
        new(track.Order, [.. track.Order.Lines.Where(line => line.Quantity > Quantity.Zero).Select(line => new LineUnits(line.Id, line.Quantity))], now, rules) { Policy = policy, Site = track.PickUp?.Site, Fetched = track.PickUp is not null };

    private static BenchSide Side((TowerState State, AllocationAsk Ask) tried)
    {
        var (state, ask) = tried;
        var found = SourcedAllocation.Rule.Allocate(state, ask);
        var why = OrderExplaining.Of((state, ask), found, found.Units, new(ask.Order.Id, state.Version, ask.Now, Actors.System, null, found.Note) { Choice = ask.Fetched ? SiteChoice.Customer : SiteChoice.Policy });
        var items = ask.Order.Lines.ToDictionary(line => line.Id, line => line.Item, StringComparer.Ordinal); // lookup only
        var served = found.Units.GroupBy(unit => (unit.Site, unit.Line)) // ordered: sorted below
            .Select(group => new BenchUnits(group.Key.Site, group.Key.Line, items[group.Key.Line], Sum(group.Select(unit => unit.Quantity))))
            .OrderBy(one => one.Site, StringComparer.Ordinal).ThenBy(one => one.Line, StringComparer.Ordinal).ToList();
        var all = Sum(ask.Wanted.Select(want => want.Quantity));
        return new(ask.Policy, why, served, all, all - Sum(served.Select(one => one.Quantity))) { Currency = ask.Rules.Currency };
    }

    private static Result<OrderTrack> TrackOf(TowerState state, BenchQuestion question)
    {
        if (question.Order is { } id)
        {
            if (state.Orders.Tracks.Find(id) is { } known) return known;
            if (state.Orders.Open.Find(id) is { } open) return open.Lines.Count == 0 ? Refusal.Conflict($"The order {id} has no lines.") : OrderTrack.Of(open);
            return Refusal.NotFound($"The order {id}");
        }
        if (question.Destination is not { Length: > 0 } to) return Refusal.Invalid("Say where it is to go.", "/destination");
        if (question.Lines.Count is 0 or > BenchQuestion.MostLines) return Refusal.Invalid($"A basket has 1 to {BenchQuestion.MostLines} lines.", "/lines");
        if (Promising.Fault(state, new(to, question.Lines, question.At)) is { } fault) return fault;
        var lines = question.Lines.Select((line, index) => new OrderLine($"{index + 1}", line.Item, line.Quantity, null)).ToList();
        return OrderTrack.Of(new(Basket, "", to, state.Network.Sites[to].Entry.Region, null, question.At, question.PromisedBy, lines));
    }

    private static Result<AppliedPolicy> PolicyOf(TowerState state, BenchQuestion question, OrderTrack track)
    {
        if (question.Policy is not { } id) return AppliedPolicy.To(state, track);
        if (id == BenchQuestion.Standard) return AppliedPolicy.Standard;
        if (state.Orders.Routing.Find(id) is not { } policy) return Refusal.Invalid($"There is no routing policy '{id}'{Spelling.Hint(id, [.. state.Orders.Routing.Keys])}.", "/policy");
        var version = question.Version ?? policy.Live ?? policy.Newest.Version;
        if (version < 1 || version > policy.Versions.Count) return Refusal.Invalid($"The policy {id} has the versions 1 to {policy.Versions.Count}.", "/version");
        var document = policy.Versions[version - 1].Document;
        return new AppliedPolicy(id, version, document.Title, document.Sourcing);
    }

    /// <param name="Free">The state in which what is set aside for the order is free.</param>
    private sealed record Tried(TowerState Free, OrderTrack Track, AppliedPolicy Policy);

    private static Quantity Sum(IEnumerable<Quantity> quantities) => quantities.Aggregate(Quantity.Zero, (sum, one) => sum + one);
}
