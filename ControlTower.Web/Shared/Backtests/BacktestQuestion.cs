using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
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
    /// <summary>Played as well, to be held against <see cref="Protocols"/>; null where nothing is.</summary>
    public ProtocolSet? Against { get; init; }

    /// <summary>Whether to reckon what it might have come to where nobody can know the answers; null does so where the call is answered at once.</summary>
    public bool? Range { get; init; }

    /// <summary>What becomes of actions that are not done at once.</summary>
    public IReadOnlyList<OutcomeRule> Outcomes { get; init; } = [];

    /// <summary>The same with the protocols by their texts, so that what is published later makes no difference.</summary>
    public BacktestQuestion Settled(ProtocolState state) => this with
    {
        Protocols = Protocols ?? InForce(state),
        Against = Against is { Documents: null } ? new(InForce(state)) : Against,
    };

    public static IReadOnlyList<ProtocolToTry> InForce(ProtocolState state) => [.. state.Published.Values.Select(version => new ProtocolToTry(version.Document, version.Text))];
}
