using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A period in which less was made than the band of its plan allows deviates.</summary>
public static class ProductionIsBelowItsPlan
{
    public static Deviation? Judge((string Site, string Item) where, Quantity made, (Quantity Plan, Quantity Lower, Quantity Upper) plan, DateTimeOffset periodStart)
    {
        if (made >= plan.Lower || plan.Plan <= Quantity.Zero) return null;
        var missing = plan.Plan - made;
        var percent = decimal.Round(missing.Micros * 100m / plan.Plan.Micros, 1);
        return new(
            CaseKind.ProductionShortfall, [where.Site, where.Item], $"Production short {missing} ({percent:0.#} %)",
            percent >= 25 ? Severity.High : percent >= 10 ? Severity.Medium : Severity.Low, periodStart, "production")
        {
            Site = where.Site,
            Items = [where.Item],
            Delta = -missing,
            Percent = -percent,
            Expected = plan.Plan,
            Lower = plan.Lower,
            Upper = plan.Upper,
            Actual = made,
        };
    }
}
