using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Stock that is out while orders wait for it there, or below its safety stock while nothing comes in time, deviates.</summary>
public static class StockIsShort
{
    /// <param name="figures">What can be had, what is to be there always, and what is missing.</param>
    /// <param name="told">In how many hours the site is replenished, and since when it is short.</param>
    public static Deviation Judge((string Site, string Item) where, bool isOut, (Quantity Available, Quantity Safety, Quantity Missing) figures, (decimal Hours, DateTimeOffset At) told) =>
        new(isOut ? CaseKind.StockOut : CaseKind.BelowSafety, [where.Site, where.Item], isOut ? $"Out of stock, {figures.Missing} missing" : $"Below safety stock, {figures.Available} of {figures.Safety}", isOut ? Severity.Medium : Severity.Low, told.At, "planning")
        {
            Site = where.Site,
            Items = [where.Item],
            Hours = told.Hours,
            Delta = -figures.Missing,
            Expected = figures.Safety,
            Actual = figures.Available,
        };
}
