using ControlTower.Core.Journal;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders.Promises;

/// <summary>A basket was promised, and its stock is set aside lot by lot.</summary>
[FactKind("promise.made")]
public sealed record PromiseMade(Promise Promise) : IFact, IMovesStock
{
    public IEnumerable<StockShift> Shifts() => PromiseStock.Of(Promise, 1);
}

/// <summary>Its stock is free again.</summary>
[FactKind("promise.ended")]
public sealed record PromiseEnded(Promise Promise, PromiseEnding Ending) : IFact, IMovesStock
{
    /// <summary>The order that used it.</summary>
    public string? Order { get; init; }

    public IEnumerable<StockShift> Shifts() => PromiseStock.Of(Promise, -1);
}

internal static class PromiseStock
{
    public static IEnumerable<StockShift> Of(Promise promise, int sign) => promise.Units.Select(units => new StockShift(units.Site, units.Item, units.Lot, new StockUnits { Allocated = sign }.Times(units.Quantity)));
}
