using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Explains what a fact decided, by deciding it again on the state before the fact.</summary>
public static class OrderExplaining
{
    /// <summary>Lines beyond them are told without their reasons.</summary>
    private const int MostLines = 40;

    /// <param name="before">The state of the version before the fact.</param>
    /// <param name="fact">An <see cref="OrderMoved"/> that looked for stock.</param>
    public static SourcingWhy Of(TowerState before, Fact fact, TowerRules rules)
    {
        var moved = (OrderMoved)fact.Body;
        // What a person reassigns was free to be sent from anywhere.
        var asked = Freeing.Of(before, before.Orders.Tracks[moved.Order], moved.Moves.Where(move => move.From is not null).Select(move => new UnitGroup(move.Line, move.From!, move.Quantity, fact.RecordedAt)));
        var track = asked.Orders.Tracks[moved.Order];
        var wanted = track.Order.Lines.Select(line => new LineUnits(line.Id, Sum(moved.Moves.Where(move => move.Line == line.Id)))).Where(want => want.Quantity > Quantity.Zero).ToList();
        var ask = new AllocationAsk(track.Order, wanted, fact.RecordedAt, rules) { Site = track.PickUp?.Site, Fetched = track.PickUp is not null, Policy = AppliedPolicy.To(asked, track) };
        var given = moved.Moves.Where(move => move.To.Site is not null).Select(move => new UnitsAt(move.Line, move.Quantity, move.To.Site!, move.To.Lot)).ToList();
        var decided = new SourcingWhy(moved.Order, fact.Sequence, fact.RecordedAt, fact.Actor, moved.Reason, moved.Sourcing) { Choice = Choice(track, fact, moved.Sourcing) };
        return Of((asked, ask), SourcedAllocation.Rule.Allocate(asked, ask), given, decided);
    }

    /// <summary>What the policy finds now, beside who else would have served and what would change it.</summary>
    /// <param name="best">What the policy finds.</param>
    /// <param name="given">What was decided.</param>
    /// <param name="decided">How, without its reasons.</param>
    internal static SourcingWhy Of((TowerState State, AllocationAsk Ask) asked, AllocationFound best, IReadOnlyList<UnitsAt> given, SourcingWhy decided)
    {
        var next = RunnerUp(asked.State, asked.Ask, best);
        var why = decided with
        {
            Best = best.Note,
            Weighed = best.Note is null ? null : best.Weighed,
            RunnerUp = next?.Note,
            RunnerUpWeighed = next?.Weighed,
            CostsMore = best.Note is null || decided.Note is not { } note || note.Cost.Currency != best.Note.Cost.Currency ? null : note.Cost - best.Note.Cost,
            Proven = true,
        };
        var search = new OrderSearch(asked.State, asked.Ask);
        foreach (var portion in search.Portions.ToList())
        {
            var decision = search.Decide(portion);
            why = why.Lines.Count < MostLines ? With(why, (asked.State, asked.Ask, given), search, decision) : why with { Lines = [.. why.Lines, .. portion.Select(want => Line(search, given, want, null))] };
            search.Take(decision);
        }
        return why with { Lines = new HourFlips(asked.State, asked.Ask).On(why.Lines) };
    }

    private static SiteChoice Choice(OrderTrack track, Fact fact, SourcingNote? note) =>
        track.PickUp is not null ? SiteChoice.Customer
        : note?.ByHand == true ? Actors.PersonOf(fact.Actor) is not null || fact.Actor == Actors.AdministratorKey ? SiteChoice.Person : SiteChoice.Told
        : note?.Together > 0 ? SiteChoice.Batch
        : SiteChoice.Policy;

    private static AllocationFound? RunnerUp(TowerState state, AllocationAsk ask, AllocationFound best)
    {
        if (ask.Site is not null || Most(best.Units) is not { } site) return null;
        var next = SourcedAllocation.Rule.Allocate(state, ask with { Without = site });
        return Units(next) == Units(best) ? next : null;
    }

    private static Quantity Units(AllocationFound found) => found.Units.Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity);

    /// <summary>The site that serves most of what is served; between equals the first.</summary>
    private static string? Most(IEnumerable<UnitsAt> units) => units.GroupBy(unit => unit.Site, StringComparer.Ordinal) // ordered: sorted below
        .OrderByDescending(site => site.Sum(unit => unit.Quantity.Units)).ThenBy(site => site.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static SourcingWhy With(SourcingWhy why, (TowerState State, AllocationAsk Ask, IReadOnlyList<UnitsAt> Given) what, OrderSearch search, OrderDecision decision)
    {
        var order = decision.Problem.Orders[0];
        var answer = new Sourcer(new PreparedNetwork(decision.Problem)).Explain(order);
        var size = search.Question.UnitSize;
        var lines = answer.Why!.Lines.Select(line => Line(search, what.Given, (line.Line, order.Lines.First(one => one.Id == line.Line).Quantity), line) with
        {
            UnfilledPenaltyPerUnit = decision.Problem.Policy.UnfilledPenaltyPerUnit / size,
            RuledOut = RuledOut(what.State, what.Ask, search, (search.Question.Desk.ItemOf(line.Line), decision.Limits)),
        });
        return why with
        {
            LowerBound = why.LowerBound + answer.LowerBound,
            Proven = why.Proven && answer.Proven,
            NotSplit = decision.NotSplit is { } objection ? [.. why.NotSplit, objection] : why.NotSplit,
            Lines = [.. why.Lines, .. lines],
            Binding = [.. why.Binding, .. answer.Why.Binding.Select(one => one.Constraint == "maxShipmentsPerOrder" ? one : one with { Worth = one.Worth / size })],
        };
    }

    private static WhyOfLine Line(OrderSearch search, IReadOnlyList<UnitsAt> given, (string Line, long Units) want, LineWhy? line)
    {
        var chosen = given.Where(unit => unit.Line == want.Line).GroupBy(unit => unit.Site, StringComparer.Ordinal) // ordered: as they first occur
            .OrderByDescending(site => site.Sum(unit => unit.Quantity.Units)).ThenBy(site => site.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return new(want.Line, search.Question.Desk.ItemOf(want.Line), search.Question.QuantityOf(want.Units), chosen, line is null ? chosen : line.Chosen)
        {
            RunnerUp = line?.RunnerUp,
            Margin = line?.Margin,
            Flips = [.. (line?.Flips ?? []).Select(flip => flip.What == "stock" ? flip with { By = flip.By * search.Question.UnitSize } : flip)],
        };
    }

    /// <summary>Sites that hold the item or have a lane to the destination, and may not serve it.</summary>
    private static List<RuledOutSite> RuledOut(TowerState state, AllocationAsk ask, OrderSearch search, (string Item, bool Limits) what)
    {
        var network = state.Network;
        return [.. OrderRules.Around(network, [what.Item], ask.Order.Destination).Select(site => new RuledOutSite(site.Id, [.. Rules(site)])).Where(one => one.Rules.Count > 0)];

        IEnumerable<BrokenRule> Rules(Site site)
        {
            foreach (var rule in OrderRules.OfSite(network, site, ask)) yield return rule;
            if (search.Question.Desk.Full(site.Id) is { } full) yield return full;
            var offer = search.OfferOf(site.Id);
            foreach (var rule in OrderRules.OfItem((network, search.Question.Free), site, what.Item, (ask, offer is null ? ask.Now : search.Question.Until(offer)))) yield return rule;
            foreach (var rule in what.Limits ? offer?.Objections ?? [] : []) yield return rule;
        }
    }

    private static Quantity Sum(IEnumerable<UnitMove> moves) => moves.Aggregate(Quantity.Zero, (sum, move) => sum + move.Quantity);
}
