namespace ControlTower.Core.Kpis.Definitions;

/// <summary>A plain count; what is counted stands behind the value.</summary>
public abstract class CountKpi(KpiDefinition definition) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var count = Count(input);
        return [new(definition.Id, definition.Unit, count, count) { Parts = Parts(input) }];
    }

    protected abstract int Count(KpiInput input);

    protected virtual IReadOnlyList<KpiPart> Parts(KpiInput input) => [];
}
