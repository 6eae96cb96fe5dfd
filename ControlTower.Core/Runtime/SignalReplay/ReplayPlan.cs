using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>All that reading a folder for a replay gave; nothing has been told yet.</summary>
/// <param name="Name">Of the mapping, or of the folder.</param>
/// <param name="Network">What a mapping read along; null for a folder of events, which speak of the network that is there.</param>
/// <param name="Events">By time in the record; what has the same time stays in the order of the files.</param>
/// <param name="Rejected">What could not be read, with file, line, field and reason.</param>
public sealed record ReplayPlan(string Name, NetworkDocument? Network, IReadOnlyList<ReplayEvent> Events, IReadOnlyList<RejectedRow> Rejected);
