namespace ControlTower.Core.Planning;

/// <param name="Target">Null takes it away.</param>
public sealed record SetKpiTarget(string Kpi, KpiTarget? Target);

/// <summary>A figure was reckoned, to be held against its target.</summary>
/// <param name="Value">Of the last 28 days, in the figure's unit.</param>
public sealed record JudgeKpi(string Kpi, decimal Value);
