using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>What is asked of a backtest, read and checked.</summary>
/// <param name="Protocols">Null for the published ones.</param>
/// <param name="Network">Null for the tower's own as it stood at <paramref name="From"/>.</param>
/// <param name="Signals">Null for those of the journal.</param>
public sealed record BacktestQuestion(
    IReadOnlyList<ProtocolToTry>? Protocols, NetworkDocument? Network, IReadOnlyList<SignalCandidate>? Signals, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<AnswerRule> Answers)
{
    /// <summary>Whether to reckon what it might have come to where nobody can know the answers; null does so where the call is answered at once.</summary>
    public bool? Range { get; init; }

    /// <summary>What becomes of actions that are not done at once.</summary>
    public IReadOnlyList<OutcomeRule> Outcomes { get; init; } = [];
}
