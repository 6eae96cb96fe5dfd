namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How much is decided without a person.</summary>
public sealed class AutomationRate : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "automationRate",
        "Automation rate",
        "share",
        "Share of decided cases that were decided automatically, within authority.",
        KpiSource.Cases,
        "automatic");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var decided = input.Cases.Where(one => one.Automatic is not null).ToList();
        double? share = decided.Count == 0 ? null : (double)decided.Count(one => one.Automatic == true) / decided.Count;
        return [new(Definition.Id, Definition.Unit, share, decided.Count)];
    }
}
