namespace ControlTower.EndToEnd.Harness;

/// <summary>The program died or was not ready in time. The message ends with what it wrote.</summary>
public sealed class TowerDidNotStartException(string what, ProgramOutput output) : Exception($"{what}\n{output}");
