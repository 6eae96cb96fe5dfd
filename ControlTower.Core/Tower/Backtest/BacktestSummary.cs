using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>A backtest in figures.</summary>
/// <param name="Counts">Entries of the timeline by kind, every kind named.</param>
public sealed record BacktestSummary(SignalFigures Signals, IReadOnlyDictionary<string, int> Counts, OutcomeFigures Outcome, AnswerFigures Answers)
{
    /// <summary>What came in besides signals and was played as well.</summary>
    public InputFigures Inputs { get; init; } = InputFigures.None;

    /// <summary>What the tower really did in the window; null where the signals are not its own.</summary>
    public PastFigures? Was { get; init; }

    /// <summary>What it might have come to where nobody can know how people would have answered; null where every request was answered for, or it was not reckoned.</summary>
    public AnswerRange? Range { get; init; }

    /// <summary>What a reader has to know before believing the figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="Played">Of the window, whatever came of them.</param>
/// <param name="Outside">Given, but not in the window.</param>
/// <param name="Refused">Told of things that are not there, or that cannot be.</param>
/// <param name="FirstRefused">At most <see cref="Kept"/> of them.</param>
public sealed record SignalFigures(int Played, int Outside, int Accepted, int Repeated, int Refused, IReadOnlyList<RefusedSignal> FirstRefused)
{
    public const int Kept = 100;
}

/// <param name="Id">Of the event.</param>
public sealed record RefusedSignal(string Source, string Id, string Error);

/// <param name="Spent">Cost of all options that were carried out.</param>
/// <param name="OrdersSaved">As their weighing foretold.</param>
/// <param name="Automatic">Decided within authority, without a person.</param>
/// <param name="AutomaticShare">Of all that was decided to do, 0 to 1 with four decimals; null where nothing was.</param>
/// <param name="MedianHoursToDecision">From the detection of a case to its first decision; null where there was none.</param>
/// <param name="OpenCases">At the end.</param>
public sealed record OutcomeFigures(Money Spent, int OrdersSaved, int LinesSaved, int Automatic, int ByPeople, decimal? AutomaticShare, decimal? MedianHoursToDecision, int OpenCases)
{
    public required ResponseFigures Response { get; init; }
}

/// <param name="Asked">Approvals that opened.</param>
/// <param name="Void">Taken back, because the case outgrew the protocol or was over.</param>
/// <param name="Waiting">Unanswered at the end.</param>
/// <param name="WithoutAnswer">For which none of the given answers was meant.</param>
/// <param name="NotTaken">Answers that the tower refused when they were due, such as one of a function that had not joined yet.</param>
/// <param name="TooLate">Answers that came when it was decided already.</param>
/// <param name="FirstNotTaken">At most <see cref="Kept"/> of them.</param>
public sealed record AnswerFigures(int Asked, int Approved, int Rejected, int Escalated, int TimedOut, int Void, int Waiting, int WithoutAnswer, int NotTaken, int TooLate, IReadOnlyList<AnswerNotTaken> FirstNotTaken)
{
    public const int Kept = 100;
}

public sealed record AnswerNotTaken(DateTimeOffset At, string Approval, string By, string Because);

/// <summary>The two ends, and what the past makes likely.</summary>
/// <param name="AllApprove">Each function agrees to the first option at once.</param>
/// <param name="NoneAnswers">Nobody does: windows end, and what the protocols say for that case holds.</param>
/// <param name="AsBefore">Each function answers each protocol as it mostly did before, after as long; null where the past does not tell.</param>
public sealed record AnswerRange(OutcomeFigures AllApprove, OutcomeFigures NoneAnswers, OutcomeFigures? AsBefore);

/// <param name="Counts">As in <see cref="BacktestSummary.Counts"/>.</param>
public sealed record PastFigures(IReadOnlyDictionary<string, int> Counts, OutcomeFigures Outcome);
