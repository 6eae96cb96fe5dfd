using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>The case of a run that acted closed: what was forecast, and what came.</summary>
/// <param name="Option">That was carried out.</param>
/// <param name="Kind">Of the option.</param>
[FactKind("run.measured")]
public sealed record RunMeasured(string Run, string Case, string Protocol, string Option, string Kind, DateTimeOffset ActedAt, EffectFigures Forecast, EffectFigures Real) : IFact
{
    /// <summary>As <see cref="EffectError"/> reckons it; null where nothing can be compared.</summary>
    public decimal? Error { get; init; }

    /// <summary>Lines at risk that were open then and not late; they count as saved.</summary>
    public int LinesOpen { get; init; }

    /// <summary>Lines at risk whose order ended undelivered; they count as neither.</summary>
    public int LinesGone { get; init; }
}
