using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>
/// Nobody decides what they asked for or wrote: neither who told of the case, fed it or opened it again by hand, nor who wrote the version of
/// the protocol that asks. It holds for a person, whatever the function, and for whoever answers in their name.
/// </summary>
public static class FourEyes
{
    /// <summary>Why a person may not stand behind an answer; null where they may.</summary>
    public static string? Against(TowerState state, Approval approval, string person)
    {
        if (state.Exceptions.Find(approval.Case)?.ToldBy?.Contains(person) == true) return $"{person} told of {approval.Case} or asked for it by hand";
        var version = state.Protocols.Versions.Find(ProtocolState.VersionKey(approval.Protocol, approval.Version));
        return version?.Authors.Contains(Actors.Person(person)) == true ? $"{person} wrote version {version.Version} of {approval.Protocol}" : null;
    }

    public static Refusal Refused(string because) => Refusal.Forbidden($"Another person decides: {because}, and nobody approves what they asked for or wrote.");
}
