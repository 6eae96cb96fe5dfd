namespace ControlTower.Core.Kpis.Definitions;

/// <summary>A part of the perfect order for which no data comes in yet: it stands in the list and says so.</summary>
public abstract class NotMeasuredKpi(KpiDefinition definition) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input) =>
        [new(definition.Id, definition.Unit, null, 0) { MissingInput = string.Join(", ", definition.Needs) }];
}
