namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How long work lies with the function that it was handed to.</summary>
public sealed class WaitingTime : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "waitingTime",
        "Waiting time",
        "hours",
        "Hours from when an approval was asked of a function, or a step handed to it, until it answered or the step was done, for what was asked in the period and answered since; the parts are the means by function and hand-off. What was never answered is left out.",
        KpiSource.Waits,
        "approvals");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var answered = input.Waits.Where(one => one.AnsweredAt is not null).ToList();
        var parts = answered.GroupBy(one => $"{one.Function} {one.HandOff}", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal) // ordered: by name
            .Select(group => new KpiPart(group.Key, Spread.Of(group.Select(Hours)).Mean!.Value));
        return [Spread.Of(answered.Select(Hours)).ToValue(Definition, input.Waits.Count == 0 ? "approvals" : null) with { Parts = [.. parts] }];
    }

    private static decimal Hours(WaitOutcome one) => Elapsed.Hours(one.RequestedAt, one.AnsweredAt!.Value);
}
