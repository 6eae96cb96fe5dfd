using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Learning;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>What a proposed change would have done in the time that speaks for it.</summary>
public static class ProposalTrial
{
    /// <summary>
    /// The published protocols beside the same with the change. It begins with the day of the first decision that speaks for it, so that the signal which
    /// led to it is among those that are played; what is still asked is left without an answer, and the range tells what that could have made of it.
    /// </summary>
    public static BacktestQuestion Of(ProtocolState state, Proposal proposal)
    {
        var published = BacktestQuestion.InForce(state);
        var changed = published.Select(one => one.Document.Id == proposal.Protocol ? new(proposal.Document, proposal.Text) : one);
        return new(published, null, null, Day(proposal.Evidence.From), proposal.Evidence.To, []) { Against = new([.. changed]), Range = true };
    }

    /// <summary>The same as long as the change is, whatever is published; other days of evidence, another text or another published protocol make another digest.</summary>
    public static BacktestPurpose PurposeOf(ProtocolState state, Proposal proposal)
    {
        var told = new StringBuilder(proposal.Text);
        foreach (var version in state.Published.Values) told.Append('\n').Append(version.Document.Id).Append(' ').Append(version.Version);
        told.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{Day(proposal.Evidence.From):u} {Day(proposal.Evidence.To):u}");
        return new(AboutOf(proposal), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString()))));
    }

    public static string AboutOf(Proposal proposal) => $"{proposal.Protocol}, {proposal.Level}: {proposal.Title}";

    private static DateTimeOffset Day(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
