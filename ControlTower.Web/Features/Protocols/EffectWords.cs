using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols;

/// <summary>Forecasts and what came of them, as people read them.</summary>
public static class EffectWords
{
    /// <summary>Cost, orders, lines, stop hours, hours until service was regained.</summary>
    public static IReadOnlyList<EffectPair> Pairs(EffectDay day) => [day.Cost, day.Orders, day.Lines, day.StopHours, day.RegainHours];

    /// <summary>Of one run; a dash where nothing is known.</summary>
    public static string Mean(EffectPair pair, decimal sum) => pair.Known == 0 ? "—" : NumberFormat.Text(sum / pair.Known, sum % pair.Known == 0 ? 0 : 1);

    public static string Error(decimal? median) => median switch
    {
        null => "nothing to compare",
        0 => "as forecast",
        > 0 and var worse => FormattableString.Invariant($"{worse * 100:0.#} % worse than forecast"),
        var better => FormattableString.Invariant($"{-better * 100:0.#} % better than forecast"),
    };

    public static IEnumerable<IReadOnlyList<object?>> Rows(Core.Protocols.ProtocolState state, string? protocol) =>
        from id in protocol is null ? state.Published.Keys : [protocol]
        from kind in EffectReading.Of(state, id)
        from day in kind.Days
        select (IReadOnlyList<object?>)
        [
            id, day.Kind, day.Day, day.Count, EffectReading.Median(day), day.Currency, day.Cost.Forecast, day.Cost.Real, day.Orders.Forecast, day.Orders.Real, day.Lines.Forecast, day.Lines.Real,
            day.StopHours.Forecast, day.StopHours.Real, day.RegainHours.Forecast, day.RegainHours.Real, day.LateCost,
        ];
}
