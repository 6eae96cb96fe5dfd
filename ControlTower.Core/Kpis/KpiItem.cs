using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <param name="UnitCost">Null where nobody told; its stock is then worth nothing that could be named.</param>
public sealed record KpiItem(string Id, string? Family, Money? UnitCost);
