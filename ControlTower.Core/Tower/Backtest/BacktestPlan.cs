using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>What is played: signals over a network under protocols, with people who answer as stated.</summary>
/// <param name="Signals">Those outside the window are passed over; the others are played in order of time, those of one time in the given order.</param>
/// <param name="From">The first instant that counts.</param>
/// <param name="To">The first that does not count any more for signals; what is due by then still rings.</param>
public sealed record BacktestPlan(IReadOnlyList<ProtocolToTry> Protocols, IReadOnlyList<SignalCandidate> Signals, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<AnswerRule> Answers)
{
    /// <summary>The tower as it stood at <see cref="From"/>: its network, stock, orders and plans are taken over, its cases and runs are not; null begins with nothing.</summary>
    public TowerState? Own { get; init; }

    /// <summary>Put at <see cref="From"/>; null where the own one stands.</summary>
    public NetworkDocument? Network { get; init; }

    /// <summary>Also how often sources are to be heard; only where the signals are the tower's own is their silence news.</summary>
    public bool OwnSignals { get; init; }

    /// <summary>How requests are answered for which none of <see cref="Answers"/> is meant; empty leaves them unanswered.</summary>
    public IReadOnlyList<AnswerRule> Otherwise { get; init; } = [];

    /// <summary>Besides one approver for each function, P-1 and on; their ids sort after those.</summary>
    public IReadOnlyList<AddPerson> People { get; init; } = [];

    /// <summary>In order of time; those of one time in the given order, after the answers of that time and before its signals.</summary>
    public IReadOnlyList<PlannedDeed> Deeds { get; init; } = [];

    /// <summary>What changed the network in the window besides signals; those of one time come before its signals.</summary>
    public IReadOnlyList<PlannedInput> Inputs { get; init; } = [];

    /// <summary>What becomes of actions; one for which there is none is done at once.</summary>
    public IReadOnlyList<OutcomeRule> Outcomes { get; init; } = [];
}

/// <param name="Text">As it was written.</param>
public sealed record ProtocolToTry(ProtocolDocument Document, string Text);
