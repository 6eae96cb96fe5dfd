using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Production that stays more than 2 % below its plan deviates.</summary>
public static class ProductionFallsShort
{
    private const decimal Share = 0.02m;

    public static Deviation? Judge((string Site, string Item) where, Quantity planned, Quantity actual, (string? Reason, DateTimeOffset At) told)
    {
        var missing = planned - actual;
        if (missing.Micros <= planned.Micros * Share) return null;
        var percent = decimal.Round(missing.Micros * 100m / planned.Micros, 1);
        return new(CaseKind.ProductionShortfall, [where.Site, where.Item], $"Production short {missing} ({percent:0.#} %)", percent >= 25 ? Severity.High : percent >= 10 ? Severity.Medium : Severity.Low, told.At, "production")
        {
            Site = where.Site,
            Items = [where.Item],
            Delta = -missing,
            Percent = -percent,
            Reason = told.Reason,
        };
    }
}
