namespace ControlTower.Core.Runtime.Import;

/// <summary>How far writing an import is.</summary>
/// <param name="Done">Orders handed in, those that were known already included.</param>
/// <param name="Total">Orders of the plan.</param>
/// <param name="Elapsed">Since the writing began.</param>
public readonly record struct ImportStep(int Done, int Total, TimeSpan Elapsed)
{
    /// <summary>Orders a second so far; 0 before the first portion.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>At the rate so far; null before the first portion.</summary>
    public TimeSpan? Left => Done == 0 ? null : TimeSpan.FromSeconds((Total - Done) / Rate);
}
