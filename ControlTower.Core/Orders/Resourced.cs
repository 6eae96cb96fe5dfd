using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>What came of looking together for others who serve the orders of a site or lane in trouble.</summary>
/// <param name="Saved">Orders of which nothing waits for the site or lane any more.</param>
/// <param name="Left">Orders of which something waits for the site or lane still.</param>
/// <param name="CostMore">What serving them from elsewhere costs beyond what it did; below zero where it costs less.</param>
/// <param name="AtRisk">What the units are worth that wait still.</param>
public sealed record ResourceTally(int Saved, int Left, Money CostMore, IReadOnlyList<Money> AtRisk)
{
    /// <summary>Of the orders that are left, those of which a part is served from elsewhere now.</summary>
    public int Partly { get; init; }

    /// <summary>At most so much above the joint optimum, as a share of the cost; null where nobody reckoned a bound.</summary>
    public decimal? OverBound { get; init; }

    /// <summary>The open case of what is left; null where there is none.</summary>
    public string? Case { get; init; }
}

/// <summary>Orders of a site or lane in trouble were served from elsewhere, as far as others could.</summary>
/// <param name="To">Where the lane ends; null for all that the site serves.</param>
/// <param name="Since">From when the trouble holds.</param>
[FactKind("orders.resourced")]
public sealed record OrdersResourced(string Site, string? To, DateTimeOffset Since, ResourceTally Tally) : IFact;

/// <summary>What was saved of a trouble so far, over all times that it was tried.</summary>
public sealed record ResourceMark(DateTimeOffset Since, ResourceTally Tally)
{
    /// <summary>Of the same trouble what is saved adds up; of a new one it begins anew.</summary>
    internal static OrderState Apply(OrderState state, OrdersResourced told)
    {
        var key = Keys.Of(told.Site, told.To ?? "");
        var tally = state.Resourced.Find(key) is { } known && known.Since == told.Since
            ? told.Tally with { Saved = known.Tally.Saved + told.Tally.Saved, CostMore = known.Tally.CostMore + told.Tally.CostMore, OverBound = told.Tally.OverBound ?? known.Tally.OverBound }
            : told.Tally;
        return state with { Resourced = state.Resourced.Set(key, new(told.Since, tally)) };
    }
}
