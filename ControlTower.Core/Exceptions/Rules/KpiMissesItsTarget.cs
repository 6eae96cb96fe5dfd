using System.Globalization;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A figure deviates when it lies beyond its target by more than the tolerance.</summary>
public static class KpiMissesItsTarget
{
    /// <param name="wanted">At least, or else at most.</param>
    public static Deviation? Judge(string kpi, decimal value, (decimal Target, bool AtLeast, decimal Tolerance) wanted, DateTimeOffset at)
    {
        var missed = wanted.AtLeast ? value < wanted.Target - wanted.Tolerance : value > wanted.Target + wanted.Tolerance;
        if (!missed) return null;
        var title = string.Create(CultureInfo.InvariantCulture, $"{kpi} is {value:0.####}, wanted {(wanted.AtLeast ? "at least" : "at most")} {wanted.Target:0.####}");
        return new(CaseKind.KpiMissed, [kpi], title, Severity.Medium, at, "management") { Reference = kpi };
    }
}
