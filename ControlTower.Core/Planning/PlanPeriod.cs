using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>One period of a plan, <see cref="Start"/> included, <see cref="End"/> not, and what came of it.</summary>
/// <param name="Lower">As published; null leaves it to the margin.</param>
/// <param name="Upper">As published; null leaves it to the margin.</param>
public sealed record PlanPeriod(DateTimeOffset Start, DateTimeOffset End, Quantity Plan, Quantity? Lower, Quantity? Upper)
{
    /// <summary>All that was told of it; null while nobody told anything.</summary>
    public Quantity? Actual { get; init; }

    /// <summary>It is over and was looked at, or was over when it was published.</summary>
    public bool Judged { get; init; }

    /// <summary>True where a period or, with both ends the same, a moment lies within.</summary>
    public bool Covers(DateTimeOffset from, DateTimeOffset until) => Start <= from && from < End && until <= End;
}

/// <param name="Lower">At or above it all is well; never negative.</param>
/// <param name="Upper">At or below it all is well.</param>
public sealed record PlanBand(Quantity Plan, Quantity Lower, Quantity Upper);
