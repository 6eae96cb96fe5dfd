namespace ControlTower.Core.Kpis;

/// <summary>A figure with its definition; computing it depends on nothing but the rows given, and not on their order.</summary>
public interface IKpi
{
    KpiDefinition Definition { get; }

    /// <summary>One value; several only where amounts may not be added, one for each currency in ordinal order.</summary>
    IReadOnlyList<KpiValue> Compute(KpiInput input);
}
