namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Hours between two stages of cases that have reached both.</summary>
public abstract class CaseSpanKpi(KpiDefinition definition, Func<CaseOutcome, DateTimeOffset?> begin, Func<CaseOutcome, DateTimeOffset?> end) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var spans = input.Cases.Where(one => begin(one) is not null && end(one) is not null)
            .Select(one => Elapsed.Hours(begin(one)!.Value, end(one)!.Value));
        return [Spread.Of(spans).ToValue(definition, null)];
    }
}
