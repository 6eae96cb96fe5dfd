using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.SignalReplay;

namespace ControlTower.Web.Jobs;

/// <summary>How the replay that was last asked for stands.</summary>
/// <param name="Ended">True also after a cancel; the step says how far it came.</param>
/// <param name="Problem">Why it stopped before its end.</param>
public sealed record ReplayStatus(string Name, ReplayStep Step, bool Ended = false, Refusal? Problem = null)
{
    public bool Busy => !Ended;
}
