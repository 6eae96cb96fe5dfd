using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Serves an order portion by portion, taking lots as it goes.</summary>
internal sealed class OrderSearch
{
    /// <summary>Sites that are weighed against each other; more are only looked at while units are left.</summary>
    private const int Together = 48;

    /// <summary>An order of more lines is decided in portions of <see cref="Portion"/>, each to its optimum.</summary>
    private const int MostLines = 24;
    private const int Portion = 8;

    private readonly TowerState state;
    private readonly AllocationAsk ask;
    private readonly List<UnitsAt> units = [];
    private readonly SortedDictionary<string, SiteGiven> given = new(StringComparer.Ordinal);
    private readonly List<string> dropped = [];
    private readonly Dictionary<string, SiteOffer> offers = new(StringComparer.Ordinal); // lookup only
    private readonly Consignment whole;
    private Weighed weighed = Weighed.Nothing;

    public OrderSearch(TowerState state, AllocationAsk ask)
    {
        (this.state, this.ask) = (state, ask);
        Question = new(state, ask, new(state.Network, ask.Now, ask.Order));
        whole = Question.GoodsOf(Question.Wanted);
    }

    public OrderQuestion Question { get; }

    public AllocationFound Found => new(units, units.Count == 0 ? null : NoteMaking.Of(Question, ask, given.Values, dropped)) { Weighed = weighed };

    public bool ServesAll => units.Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity) == ask.Wanted.Aggregate(Quantity.Zero, (sum, want) => sum + want.Quantity);

    /// <summary>All lines at once, or in portions where they are many.</summary>
    public IEnumerable<IReadOnlyList<(string Line, long Units)>> Portions => Question.Wanted.Chunk(Question.Wanted.Count > MostLines ? Portion : MostLines);

    /// <summary>Decides a portion, and takes what it comes to.</summary>
    public void Serve(IReadOnlyList<(string Line, long Units)> portion)
    {
        var first = Decide(portion);
        Take(first);
        var left = first.Left;
        foreach (var more in first.More.Chunk(Together))
        {
            if (left.Count == 0) return;
            var next = Decide([.. more.Where(offer => Question.Desk.Full(offer.Site.Id) is null)], left, false);
            Take(next);
            left = next.Left;
        }
        // As many new sites as the order may leave have been found; those that it leaves anyway may serve the rest.
        if (left.Count > 0 && Question.Desk.MoreSites is not null) Take(Decide([.. Candidates(left).Where(offer => Question.Desk.Left.Contains(offer.Site.Id)).Take(Together)], left, false));
    }

    /// <summary>
    /// The sites that ask least, as long as nothing speaks against them; where units would be left, all that speaks against the others is dropped,
    /// and what a day of theirs can do with it.
    /// </summary>
    public OrderDecision Decide(IReadOnlyList<(string Line, long Units)> portion)
    {
        var candidates = Candidates(portion);
        var willing = candidates.Where(offer => offer.Objections.Count == 0).Take(Together).ToList();
        var decision = Decide(willing, portion, true);
        if (decision.Left.Count == 0) return decision;
        if (candidates.Exists(offer => offer is not { Objections.Count: 0, Load: null })) decision = Decide([.. candidates.Take(Together)], portion, false);
        return decision with { More = [.. candidates.Skip(Together)] };
    }

    /// <summary>Takes what one site has, whatever others would ask.</summary>
    public void ServeFrom(string site)
    {
        if (OfferOf(site) is not { } offer) return;
        foreach (var portion in Portions.ToList()) Take(Decide([offer], portion, false));
    }

    /// <summary>What the site would ask; null where a rule forbids that it serves.</summary>
    public SiteOffer? OfferOf(string id)
    {
        if (offers.TryGetValue(id, out var known)) return Question.Desk.Full(id) is null ? known : null;
        if (state.Network.Sites.Find(id) is not { } site || OrderRules.OfSite(state.Network, site, ask).Any() || Question.Desk.Full(id) is not null) return null;
        return offers[id] = Question.Desk.Offer(site);
    }

    public void Take(OrderDecision decision)
    {
        foreach (var shipment in decision.Answer.Shipments) Take(shipment, decision.Limits);
    }

    /// <summary>Sites that hold free stock of an item and may serve the order, the one first that would ask least for all of it.</summary>
    private List<SiteOffer> Candidates(IReadOnlyList<(string Line, long Units)> wanted)
    {
        var items = wanted.Select(want => Question.Desk.ItemOf(want.Line)).Distinct(StringComparer.Ordinal);
        var sites = items.SelectMany(item => state.Network.PositionsOf(item)).Where(position => Question.Free.At(position.Site, position.Item) > Quantity.Zero)
            .Select(position => position.Site).Distinct(StringComparer.Ordinal);
        return [.. sites.Select(OfferOf).OfType<SiteOffer>().OrderBy(Asks).ThenBy(offer => offer.Site.Id, StringComparer.Ordinal)];
    }

    private double Asks(SiteOffer offer)
    {
        var freight = offer.Tariff is { } tariff ? (double)tariff.Amount(whole) : 0;
        return freight + (double)(offer.Site.Entry.ShipmentFixed ?? 0) + ((double)(offer.Site.Entry.HandlingPerUnit ?? 0) * (double)whole.Units) + (Question.Desk.HourLate * Question.Desk.HoursLate(offer));
    }

    private OrderDecision Decide(IReadOnlyList<SiteOffer> some, IReadOnlyList<(string Line, long Units)> left, bool limits)
    {
        var problem = Question.Problem(some, left, limits);
        return SplitLimit.Hold(Question, some, new(problem, Sourcer.Decide(problem).Orders[0], limits));
    }

    private void Take(SourcedShipment shipment, bool limits)
    {
        var offer = offers[shipment.Site];
        weighed = weighed.And(shipment.AgeCredit, shipment.Balance);
        foreach (var part in shipment.Lines)
        {
            var taken = Question.Free.Take(shipment.Site, Question.Desk.ItemOf(part.Line), Question.QuantityOf(part.Quantity), Question.Until(offer));
            units.AddRange(taken.Select(lot => new UnitsAt(part.Line, lot.Quantity, shipment.Site, lot.Lot)));
        }
        if (!given.TryGetValue(shipment.Site, out var known)) given[shipment.Site] = known = new(offer);
        known.Parts.AddRange(shipment.Lines.Select(part => (part.Line, part.Quantity)));
        Question.Desk.Join(shipment.Site);
        offers[shipment.Site] = offer with { Joins = true };
        if (limits) return;
        foreach (var rule in offer.Objections.Select(rule => rule.Rule).Where(rule => !dropped.Contains(rule))) dropped.Add(rule);
    }
}

/// <summary>What the engine was asked for a portion of an order, and what it answered.</summary>
/// <param name="Limits">What speaks against sites held, and what their day can do.</param>
internal sealed record OrderDecision(SourcingProblem Problem, SourcedOrder Answer, bool Limits)
{
    /// <summary>Why it is not split further; null where nothing kept it from that.</summary>
    public BrokenRule? NotSplit { get; init; }

    /// <summary>Sites that were not weighed yet, where units are left.</summary>
    public IReadOnlyList<SiteOffer> More { get; init; } = [];

    public IReadOnlyList<(string Line, long Units)> Left => [.. Answer.Unfilled.Select(line => (line.Line, line.Quantity))];
}

/// <summary>What a site was given of an order.</summary>
internal sealed record SiteGiven(SiteOffer Offer)
{
    public List<(string Line, long Units)> Parts { get; } = [];
}
