using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Learning;

/// <summary>Makes a proposal the draft of its protocol. What somebody is writing gives way only to whoever names its revision, and so has seen it.</summary>
public static class ProposalDraft
{
    /// <param name="revision">Of the draft that gives way, 0 where there is none; null where none was named.</param>
    /// <returns>The command; or a conflict that says whose draft stands there.</returns>
    public static Result<DraftProtocol> Of(ProtocolState state, Proposal proposal, int? revision)
    {
        if (revision is null && InTheWorks(state, proposal) is { } other)
        {
            return Refusal.Conflict($"A draft of {other.Id} is being written, at revision {other.Revision}; look at it, and name that revision to put the proposal in its place.") with { FirstBy = other.By, FirstAt = other.At };
        }
        return new DraftProtocol(proposal.Protocol, proposal.Text, revision ?? state.Drafts.Find(proposal.Protocol)?.Revision ?? 0);
    }

    /// <summary>The draft that would be lost; null where there is none, it was published as it is, or it says the same.</summary>
    public static ProtocolDraft? InTheWorks(ProtocolState state, Proposal proposal) =>
        state.Drafts.Find(proposal.Protocol) is { PublishedAs: null } draft && draft.Text != proposal.Text ? draft : null;
}
