using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What one kind of option of a protocol was to bring and what it brought, over all days that are kept.</summary>
/// <param name="MedianError">Of the last <see cref="EffectDay.ErrorsKept"/> runs, above 0 where it came worse; null where nothing could be compared.</param>
/// <param name="Days">Oldest first.</param>
public sealed record EffectReading(EffectDay Sum, decimal? MedianError, IReadOnlyList<EffectDay> Days)
{
    public string Kind => Sum.Kind;

    /// <summary>By kind of option, in order of kind.</summary>
    public static IReadOnlyList<EffectReading> Of(ProtocolState state, string protocol) => [.. state.Measures.DaysOf(protocol)
        .GroupBy(day => day.Kind, StringComparer.Ordinal).Select(kind => Of([.. kind]))]; // ordered: as the days are

    public static decimal? Median(EffectDay day) => day.Errors.Count == 0 ? null : RobustScore.Median(day.Errors);

    private static EffectReading Of(IReadOnlyList<EffectDay> days)
    {
        var sum = days.Aggregate((one, next) => one.And(next));
        return new(sum, Median(sum), days);
    }
}
