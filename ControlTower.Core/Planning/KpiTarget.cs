namespace ControlTower.Core.Planning;

public enum TargetDirection { AtLeast, AtMost }

/// <summary>What a figure is to reach, in the figure's own unit.</summary>
/// <param name="Kpi">Its id in the catalogue.</param>
/// <param name="Tolerance">By so much it may be missed before that is a case.</param>
public sealed record KpiTarget(string Kpi, decimal Target, TargetDirection Direction, decimal Tolerance = 0)
{
    /// <summary>When it is to be reached; null for always.</summary>
    public DateTimeOffset? By { get; init; }
}
