using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A period in which less was made, or came in, than the band of its plan allows deviates; more is none.</summary>
public static class PlanIsNotMet
{
    public static Deviation? OfProduction((string Site, string Item) where, Quantity made, (Quantity Plan, Quantity Lower, Quantity Upper) plan, DateTimeOffset periodStart) =>
        Short(made, plan) is not { } shortfall ? null
        : Judged(where, (made, plan), new(CaseKind.ProductionShortfall, [where.Site, where.Item], $"Production short {shortfall}", SeverityOf(shortfall.Percent, (10, 25)), periodStart, "production"), shortfall);

    public static Deviation? OfInbound((string Site, string Item) where, Quantity received, (Quantity Plan, Quantity Lower, Quantity Upper) plan, DateTimeOffset periodStart) =>
        Short(received, plan) is not { } shortfall ? null
        : Judged(where, (received, plan), new(CaseKind.InboundShortfall, [where.Site, where.Item], $"Inbound short {shortfall}", SeverityOf(shortfall.Percent, (25, 50)), periodStart, "procurement"), shortfall);

    private static Shortfall? Short(Quantity actual, (Quantity Plan, Quantity Lower, Quantity Upper) plan) =>
        actual >= plan.Lower || plan.Plan <= Quantity.Zero ? null : new(plan.Plan - actual, decimal.Round((plan.Plan - actual).Micros * 100m / plan.Plan.Micros, 1));

    private static Severity SeverityOf(decimal percent, (decimal Medium, decimal High) from) => percent >= from.High ? Severity.High : percent >= from.Medium ? Severity.Medium : Severity.Low;

    private static Deviation Judged((string Site, string Item) where, (Quantity Actual, (Quantity Plan, Quantity Lower, Quantity Upper) Plan) told, Deviation deviation, Shortfall shortfall) => deviation with
    {
        Site = where.Site,
        Items = [where.Item],
        Delta = -shortfall.Missing,
        Percent = -shortfall.Percent,
        Expected = told.Plan.Plan,
        Lower = told.Plan.Lower,
        Upper = told.Plan.Upper,
        Actual = told.Actual,
    };

    private sealed record Shortfall(Quantity Missing, decimal Percent)
    {
        public override string ToString() => $"{Missing} ({Percent:0.#} %)";
    }
}
