using ControlTower.Core.Protocols;

namespace ControlTower.Web.Features.Protocols;

/// <summary>One version of a protocol, the versions beside it, and its newest runs.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Runs">Of all versions, newest first, at most <see cref="Most"/>.</param>
public sealed record ProtocolView(ProtocolVersion Version, bool InForce, IReadOnlyList<ProtocolVersion> Versions, IReadOnlyList<Run> Runs, RunCounts Counts)
{
    public const int Most = 50;

    /// <param name="version">Null for the one in force.</param>
    /// <returns>Null where there is no such protocol or version.</returns>
    public static ProtocolView? Of(ProtocolState state, string id, int? version)
    {
        if (state.Published.Find(id) is not { } inForce) return null;
        var versions = state.Versions.WithPrefix(Core.Kernel.Keys.Prefix(id)).Select(pair => pair.Value).OrderByDescending(one => one.Version).ToList();
        var wanted = version is null ? inForce : versions.FirstOrDefault(one => one.Version == version);
        if (wanted is null) return null;
        var runs = state.Runs.Values.Where(run => run.Protocol == id).OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id, StringComparer.Ordinal).ToList();
        return new(wanted, wanted.Version == inForce.Version, versions, [.. runs.Take(Most)], RunCounts.Of(runs));
    }
}

/// <summary>How runs ended, as far as the tower remembers them.</summary>
public sealed record RunCounts(int All, int Open, int Completed, int Rejected, int Parked, int Superseded)
{
    public static RunCounts Of(List<Run> runs)
    {
        int By(RunStatus status) => runs.Count(run => run.Status == status);
        return new(runs.Count, runs.Count(run => run.Open), By(RunStatus.Completed), By(RunStatus.Rejected), By(RunStatus.Parked), By(RunStatus.Superseded));
    }
}
