using ControlTower.Web.Shared.Settings;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>What a command works on and writes to.</summary>
/// <param name="Out">For people: progress and what came of it.</param>
/// <param name="Error">What was wrong.</param>
public sealed record CommandSurroundings(TowerOptions Options, TextWriter Out, TextWriter Error);
