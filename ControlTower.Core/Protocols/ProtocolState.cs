using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <param name="Published">The version in force of each protocol.</param>
/// <param name="Versions">All that were published, by id and version.</param>
/// <param name="Runs">Open ones, and the last <see cref="Kept"/> that ended.</param>
/// <param name="Approvals">Waiting ones, and the last <see cref="Kept"/> that were decided.</param>
/// <param name="Waiting">Ids of approvals that wait.</param>
/// <param name="Weighing">Ids of runs whose options are to be weighed.</param>
/// <param name="Automatic">When and for how much the tower acted on its own, by time: what the breakers reckon with.</param>
public sealed record ProtocolState(
    OrdinalMap<ProtocolVersion> Published,
    OrdinalMap<ProtocolVersion> Versions,
    OrdinalMap<Run> Runs,
    OrdinalMap<Approval> Approvals,
    OrdinalMap<bool> Waiting,
    OrdinalMap<bool> Weighing,
    OrdinalMap<OrdinalMap<bool>> RunsOfCase,
    OrdinalMap<Money> Automatic,
    DueTimes Windows,
    int LastRun,
    int LastApproval)
{
    public const int Kept = 5_000;

    /// <summary>So many are dropped at once when there are too many, so that looking for the oldest costs little a fact.</summary>
    public const int DroppedAtOnce = 500;

    public static ProtocolState Empty { get; } = new(
        OrdinalMap<ProtocolVersion>.Empty, OrdinalMap<ProtocolVersion>.Empty, OrdinalMap<Run>.Empty, OrdinalMap<Approval>.Empty,
        OrdinalMap<bool>.Empty, OrdinalMap<bool>.Empty, OrdinalMap<OrdinalMap<bool>>.Empty, OrdinalMap<Money>.Empty, DueTimes.None, 2_000, 300);

    /// <summary>The runs of a case in the order they were started.</summary>
    public IEnumerable<Run> RunsFor(string id) => (RunsOfCase.Find(id) ?? OrdinalMap<bool>.Empty).Keys.Select(Runs.Find).OfType<Run>();

    public ProtocolVersion VersionOf(Run run) => Versions[VersionKey(run.Protocol, run.Version)];

    public static string VersionKey(string protocol, int version) => Keys.Of(protocol, version.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
}
