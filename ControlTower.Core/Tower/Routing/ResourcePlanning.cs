using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Finds the open orders that a site or a lane serves, and decides together who serves them instead. Pure, and heavy where they are many: it stands beside the loop.</summary>
public static class ResourcePlanning
{
    /// <summary>Decided at once; the rest is told as beyond.</summary>
    public const int Most = 2_000;

    /// <summary>Whether anything is set aside there that nobody has picked.</summary>
    public static bool Concerns(TowerState state, ResourceScope scope) => Tracks(state, scope).Any();

    public static ResourcePlan Of((TowerState State, DateTimeOffset Now, TowerRules Rules) tower, ResourceScope scope, CancellationToken cancel = default)
    {
        var touched = Tracks(tower.State, scope).OrderBy(TrackIndex.RankOf, StringComparer.Ordinal).ThenBy(track => track.Id, StringComparer.Ordinal).ToList();
        var none = new ResourcePlan(scope, []) { CostBefore = tower.Rules.Free, CostAfter = tower.Rules.Free };
        if (touched.Count == 0) return none;
        var question = new ResourceQuestion(tower, scope, [.. touched.Take(Most)]);
        var problem = question.Problem(true);
        var answer = Sourcer.Decide(problem, cancel: cancel);
        if (question.IsLimited(problem, answer)) answer = Sourcer.Decide(question.Problem(false), cancel: cancel);
        var orders = question.Orders.Zip(answer.Orders, (ask, order) => Planned(tower, scope, ask, order)).ToList();
        return none with
        {
            Orders = orders,
            CostBefore = orders.Aggregate(tower.Rules.Free, (sum, order) => sum + order.CostBefore),
            CostAfter = orders.Aggregate(tower.Rules.Free, (sum, order) => sum + order.CostAfter),
            Cost = answer.Cost,
            LowerBound = answer.LowerBound,
            Beyond = touched.Count - orders.Count,
        };
    }

    /// <summary>In order of id.</summary>
    internal static IEnumerable<OrderTrack> Tracks(TowerState state, ResourceScope scope) => state.Orders.Reserving.WithPrefix(Keys.Prefix(scope.Site))
        .Select(pair => pair.Key[(pair.Key.LastIndexOf(Keys.Separator) + 1)..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => state.Orders.Tracks[id]).Where(track => ResourceQuestion.Touched(track, scope).Any());

    private static ResourcedOrder Planned((TowerState State, DateTimeOffset Now, TowerRules Rules) tower, ResourceScope scope, ResourceAsk ask, SourcedOrder answer)
    {
        var moved = answer.Shipments.Where(shipment => shipment.Site != scope.Site).ToList();
        var stays = ask.Question.Wanted.Select(want => (want.Line, Units: want.Units - moved.Sum(shipment => shipment.Lines.Where(line => line.Line == want.Line).Sum(line => line.Quantity)))).Where(want => want.Units > 0).ToList();
        var offers = moved.ConvertAll(shipment => Given(ask.Offers.First(offer => offer.Site.Id == shipment.Site), shipment.Lines.Select(line => (line.Line, line.Quantity))));
        if (stays.Count > 0) offers.Add(Given(ask.Before, stays));
        var unsaved = answer.Unfilled.Aggregate(Quantity.Zero, (sum, line) => sum + ask.Question.QuantityOf(line.Quantity));
        var known = !tower.State.Network.IsDown(scope.Site, tower.Now) || tower.State.Network.Outages[scope.Site].Until is not null;
        return new(ask.Track.Id, ask.Track.Order.PromisedBy, known ? ask.Before.Arrives : null, stays.Count > 0 && !known ? null : offers.Max(one => one.Offer.Arrives), unsaved)
        {
            CostBefore = NoteMaking.Of(ask.Question, ask.Ask, [Given(ask.Before, ask.Question.Wanted)], []).Cost,
            CostAfter = NoteMaking.Of(ask.Question, ask.Ask, offers, []).Cost,
            Servings = [.. moved.SelectMany(shipment => shipment.Lines.Select(line => new PlannedServing(ask.Track.Id, line.Line, ask.Track.Line(line.Line)!.Item, ask.Question.QuantityOf(line.Quantity), scope.Site, shipment.Site)))],
        };
    }

    private static SiteGiven Given(SiteOffer offer, IEnumerable<(string Line, long Units)> parts)
    {
        var given = new SiteGiven(offer);
        given.Parts.AddRange(parts);
        return given;
    }
}
