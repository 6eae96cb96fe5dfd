using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <param name="Taken">False where it was refused.</param>
internal sealed record SceneStep(object Body, Caller Caller, DateTimeOffset At, bool Taken);
