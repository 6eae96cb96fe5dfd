using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A machine that makes more than 2 % less an hour than is needed deviates.</summary>
public static class AutomationIsBelowNeed
{
    private const decimal Share = 0.02m;

    /// <param name="effective">Units an hour with its standstills reckoned in.</param>
    /// <param name="need">Units an hour.</param>
    public static Deviation? Judge((string Site, string System) machine, Quantity effective, Quantity need, DateTimeOffset at)
    {
        var missing = need - effective;
        if (missing.Micros <= need.Micros * Share) return null;
        var percent = decimal.Round(missing.Micros * 100m / need.Micros, 1);
        return new(
            CaseKind.AutomationBelowNeed, [machine.Site, machine.System], $"Throughput {percent:0.#} % below need",
            percent >= 25 ? Severity.High : percent >= 10 ? Severity.Medium : Severity.Low, at, "operations")
        {
            Site = machine.Site,
            Reference = machine.System,
            Delta = -missing,
            Percent = -percent,
            Expected = need,
            Actual = effective,
        };
    }
}
