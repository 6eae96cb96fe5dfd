namespace ControlTower.Bench.Reporting;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured, with its conditions.</param>
public sealed record Figure(string What, double Value, string Unit)
{
    /// <summary>The floor or peer of the same run, in the same unit.</summary>
    public double? Beside { get; init; }

    public string BesideWhat { get; init; } = "";

    /// <summary>To what stands beside it: the median over rounds that alternate between the two, where there were several.</summary>
    public double? Ratio { get; init; }

    public Goal? Goal { get; init; }

    public string Verdict => Goal is { } goal ? goal.Judge(goal.OfRatio ? Ratio ?? double.NaN : Value) : "";
}
