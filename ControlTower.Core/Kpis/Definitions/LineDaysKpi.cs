namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Days that lines state themselves.</summary>
public abstract class LineDaysKpi(KpiDefinition definition, Func<LineOutcome, decimal?> days) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var spread = Spread.Of(input.Lines.Select(days).OfType<decimal>());
        return [spread.ToValue(definition, spread.N == 0 && input.Lines.Any() ? definition.Needs[0] : null)];
    }
}
