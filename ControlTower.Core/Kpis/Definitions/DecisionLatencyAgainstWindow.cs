namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How much of the time that people had to decide they took.</summary>
public sealed class DecisionLatencyAgainstWindow : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "decisionLatencyAgainstWindow",
        "Decision latency against window",
        "share",
        "Hours from request to decision over the hours of the window, of cases that have both; above 1 the window was overrun.",
        KpiSource.Cases,
        "decisionHours",
        "decisionWindowHours");

    public IReadOnlyList<KpiValue> Compute(KpiInput input) =>
        [
            Spread.Of(input.Cases.Where(one => one is { DecisionHours: not null, DecisionWindowHours: > 0 })
                .Select(one => one.DecisionHours!.Value / one.DecisionWindowHours!.Value)).ToValue(Definition, null),
        ];
}
