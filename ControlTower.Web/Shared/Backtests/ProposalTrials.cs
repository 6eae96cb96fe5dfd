using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower.Learning;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>The backtest of each proposal: asked for by itself, one at a time, and not again where nothing changed.</summary>
public sealed class ProposalTrials(TowerLoop loop, BacktestDesk desk)
{
    private (ProtocolState? State, DateTimeOffset Day) nothingDue;

    /// <summary>With its result, where it is done; null where it was not asked for yet.</summary>
    public BacktestStatus? Find(Proposal proposal) => desk.FindFor(ProposalTrial.AboutOf(proposal));

    /// <summary>By hand: whether or not anything changed; the one that waits or is played, where one does.</summary>
    public Result<BacktestStatus> Ask(ProtocolState state, Proposal proposal) =>
        Find(proposal) is { Ended: false } under ? under : desk.Ask(ProposalTrial.Of(state, proposal), ProposalTrial.PurposeOf(state, proposal));

    /// <summary>Asks for the next that is due, where none of another proposal waits or is played.</summary>
    /// <returns>What it is about; null where none is due.</returns>
    public string? AskNext()
    {
        var (state, day) = (loop.View.Protocols, loop.Now.Date);
        if (SameAs(state) && nothingDue.Day == day) return null;
        var known = desk.All.Where(one => one.Purpose is not null).ToList();
        if (known.Any(one => !one.Ended)) return null;
        foreach (var proposal in Proposals(state))
        {
            var purpose = ProposalTrial.PurposeOf(state, proposal);
            if (known.Find(one => one.Purpose!.About == purpose.About)?.Purpose != purpose) return desk.Ask(ProposalTrial.Of(state, proposal), purpose).Succeeded ? purpose.About : null;
        }
        nothingDue = (state, day);
        return null;
    }

    private bool SameAs(ProtocolState state) => nothingDue.State is { } before && ReferenceEquals(before.Approvals, state.Approvals) && ReferenceEquals(before.Published, state.Published);

    /// <summary>In order of the protocols' ids; only those that were decided often enough are looked at.</summary>
    private IEnumerable<Proposal> Proposals(ProtocolState state) => state.Approvals.Values.CountBy(one => one.Protocol)
        .Where(pair => pair.Value >= LearningRules.Least).Select(pair => pair.Key).Order(StringComparer.Ordinal).SelectMany(protocol => Learn.From(state, protocol, loop.Now));
}
