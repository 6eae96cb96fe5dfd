using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>A production order that there is not yet: as much as its inputs are enough for, in the first free time of its line.</summary>
internal static class NewProduction
{
    /// <param name="most">At most so much is made.</param>
    /// <returns>Without an id; null where nothing can be made. What it takes is taken from the stock.</returns>
    public static PlannedProduction? Of(WeighingContext context, ComponentStock stock, (string Site, string Item) what, Quantity most, IReadOnlyList<BomEntry> recipes)
    {
        foreach (var bom in recipes)
        {
            var units = stock.Makeable(what.Site, what.Item, bom.Inputs, most.Ceiling());
            if (units <= Quantity.Zero || Slot(context, bom, units) is not { } slot || !stock.TryTake(what.Site, bom.Inputs, units, StockUser.Making(what.Item))) continue;
            return new("", what.Site, what.Item, units, slot.StartAt, slot.DueAt) { Line = bom.Line, Inputs = bom.Inputs };
        }
        return null;
    }

    /// <summary>The hours of the recipe, or those that the site needs for so many units, whichever are more.</summary>
    private static Orders.ProductionSlot? Slot(WeighingContext context, BomEntry bom, Quantity units)
    {
        var capacity = context.State.Network.Sites[bom.Site].Entry.Capacity;
        var hours = capacity is > 0 and { } each ? Math.Max(bom.Hours, decimal.Round(units.Units / each, 4)) : bom.Hours;
        if (hours > MostHours) return null;
        return LineTime.Of(context.State, (bom.Site, bom.Line), []).Slot(context.Now, Math.Max(hours, LeastHours));
    }

    /// <summary>A production order takes some time.</summary>
    private const decimal LeastHours = 0.25m;

    /// <summary>What takes longer than a year is no help.</summary>
    private const decimal MostHours = 8_760;
}
