using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A period in which less came in than the band of its plan allows deviates; more is none.</summary>
public static class InboundIsBelowItsPlan
{
    public static Deviation? Judge((string Site, string Item) where, Quantity received, (Quantity Plan, Quantity Lower, Quantity Upper) plan, DateTimeOffset periodStart)
    {
        if (received >= plan.Lower || plan.Plan <= Quantity.Zero) return null;
        var missing = plan.Plan - received;
        var percent = decimal.Round(missing.Micros * 100m / plan.Plan.Micros, 1);
        return new(
            CaseKind.InboundShortfall, [where.Site, where.Item], $"Inbound short {missing} ({percent:0.#} %)",
            percent >= 50 ? Severity.High : percent >= 25 ? Severity.Medium : Severity.Low, periodStart, "procurement")
        {
            Site = where.Site,
            Items = [where.Item],
            Delta = -missing,
            Percent = -percent,
            Expected = plan.Plan,
            Lower = plan.Lower,
            Upper = plan.Upper,
            Actual = received,
        };
    }
}
