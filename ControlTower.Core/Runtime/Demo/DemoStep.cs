namespace ControlTower.Core.Runtime.Demo;

/// <summary>One turn of a story: what is said at a slot.</summary>
internal sealed record DemoStep(long Slot, Func<DemoMoment, DemoSignal> Say);
