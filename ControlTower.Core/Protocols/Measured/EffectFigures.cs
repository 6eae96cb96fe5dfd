using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>What an option brings, as forecast or as it came; what nobody can know is null.</summary>
public sealed record EffectFigures
{
    public Money? Cost { get; init; }

    /// <summary>Of lines at risk that came late all the same; a forecast has none.</summary>
    public Money? LateCost { get; init; }

    public int? OrdersSaved { get; init; }

    public int? LinesSaved { get; init; }

    public DateTimeOffset? ServiceRegainedAt { get; init; }

    public decimal? StopHoursSaved { get; init; }
}

/// <summary>Forecast and real effect of what a run did, as the tower knew them when the case closed.</summary>
/// <param name="Error">By how much the real one falls short of the forecast, as <see cref="EffectError"/> reckons it; null where nothing can be compared.</param>
public sealed record MeasuredRun(DateTimeOffset At, EffectFigures Forecast, EffectFigures Real, decimal? Error)
{
    /// <summary>Lines at risk that were open when the case closed and not late then; they count as saved.</summary>
    public int LinesOpen { get; init; }

    /// <summary>Lines at risk whose order was cancelled or could not be served; they count as neither.</summary>
    public int LinesGone { get; init; }
}
