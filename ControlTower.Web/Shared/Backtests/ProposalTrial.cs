using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Core.Tower.Learning;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>What a proposed change would have done in the time that speaks for it.</summary>
public static class ProposalTrial
{
    /// <summary>The published protocols with the change, over the time of its evidence; what is still asked is left without an answer.</summary>
    public static BacktestQuestion Of(ProtocolState state, Proposal proposal)
    {
        var protocols = state.Published.Values.Select(one => one.Document.Id == proposal.Protocol ? new ProtocolToTry(proposal.Document, proposal.Text) : new(one.Document, one.Text));
        return new([.. protocols], null, null, proposal.Evidence.From, proposal.Evidence.To, []);
    }
}
