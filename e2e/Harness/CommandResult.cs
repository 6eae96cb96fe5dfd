namespace ControlTower.EndToEnd.Harness;

/// <summary>How a command of the program ended, and what it wrote to both streams.</summary>
public sealed record CommandResult(int ExitCode, string Output);
