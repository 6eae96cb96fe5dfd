using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Keeps the stock of what was offered until it is ordered or its time is over.</summary>
internal static class PromiseKeeping
{
    /// <summary>More are not kept at once, so that nobody can lock the stock away.</summary>
    private const int Most = 10_000;

    public static Result<object> Make(Turn turn, MakePromise make)
    {
        var offers = Promising.Offers(turn.State, make.Question, turn.Rules);
        if (!offers.Succeeded) return offers.Refusal;
        if (turn.State.Orders.Promises.Count >= Most) return Refusal.Conflict($"{Most} promises are open already: wait until some of them end.");
        var found = Promising.FromStock(turn.State, Promising.AskOf(make.Question with { At = turn.Now }, turn.Rules)).ToList();
        if (found.Count == 0) return Refusal.Conflict("Nothing can be kept: what is free now does not serve the whole basket.");
        var (_, chosen) = make.Cheapest ? found.OrderBy(one => one.Offer.Cost.Micros).ThenBy(one => one.Offer.Arrives).First() : found.OrderBy(one => one.Offer.Arrives).ThenBy(one => one.Offer.Cost.Micros).First();
        var kept = chosen.Units.GroupBy(unit => (Item: make.Question.Lines[int.Parse(unit.Line, System.Globalization.CultureInfo.InvariantCulture) - 1].Item, unit.Site, unit.Lot)) // ordered: as they first occur
            .Select(group => new PromisedUnits(group.Key.Item, group.Aggregate(Quantity.Zero, (sum, unit) => sum + unit.Quantity), group.Key.Site, group.Key.Lot)).ToList();
        var promise = new Promise($"PR-{turn.State.Orders.LastPromise + 1}", make.Question.Destination, kept, chosen.Note!, turn.Now.AddTicks((long)(make.Minutes * TimeSpan.TicksPerMinute)));
        turn.Record(new PromiseMade(promise));
        return offers.Value with { Reserved = promise };
    }

    public static void Ring(Turn turn, int portion)
    {
        foreach (var id in turn.State.Orders.PromiseEnds.Due(turn.Now, portion)) turn.Conclude(new PromiseEnded(turn.State.Orders.Promises[id], PromiseEnding.Expired));
    }
}
