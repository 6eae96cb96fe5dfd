using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Core.Runtime.Past;

/// <summary>What the journal tells of a window of time.</summary>
/// <param name="Start">The tower as it stood when the window began.</param>
/// <param name="NetworkIsLater">It knew no network then: the first that it was told stands in.</param>
/// <param name="Signals">Those that happened in the window, whenever they were learned of; in the order of the journal.</param>
/// <param name="Was">What came of the window, by the time at which it was recorded.</param>
/// <param name="Habits">How each function mostly answered each protocol, in all of the journal.</param>
public sealed record Past(TowerState Start, bool NetworkIsLater, IReadOnlyList<SignalCandidate> Signals, PastFigures Was, IReadOnlyList<AnswerRule> Habits)
{
    /// <summary>What changed the network in the window besides signals, by the time at which it was recorded; from where <see cref="Start"/> stands on.</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    /// <summary>What else came in, which has no part in a backtest.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
}

/// <param name="What">In the plural.</param>
public sealed record LeftOut(string What, int Count);
