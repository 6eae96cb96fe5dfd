using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Trials;

/// <summary>What a protocol would do about one case as things stand, without doing it.</summary>
/// <param name="Starts">What must hold for it to start: its trigger, then its conditions.</param>
/// <param name="Levels">In the order of the document; empty where it does not start.</param>
public sealed record Trial(string Case, IReadOnlyList<TrialCondition> Starts, IReadOnlyList<TrialLevel> Levels)
{
    public bool Fires => Starts.All(one => one.Holds);

    /// <summary>Best first; empty where it does not start, or nothing can be carried out.</summary>
    public IReadOnlyList<RunOption> Options { get; init; } = [];

    /// <summary>Who is asked and until when, in order; empty where nobody is.</summary>
    public IReadOnlyList<TrialStage> Stages { get; init; } = [];

    /// <summary>What happens first, in a sentence.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>What happens when nobody has decided by then; null where nobody is asked.</summary>
    public TimeoutPolicy? OnTimeout { get; init; }

    /// <summary>The level that decides; null where it does not start.</summary>
    public TrialLevel? Level => Levels.FirstOrDefault(level => level.Decides);
}

/// <param name="Values">What it looks at, with what that is now, such as "disruptionHours is 72 h".</param>
public sealed record TrialCondition(string Text, bool Holds, IReadOnlyList<string> Values);

/// <param name="Decides">The case belongs to it.</param>
public sealed record TrialLevel(string Name, IReadOnlyList<TrialCondition> Conditions, bool Decides);

/// <param name="Functions">Who can answer from <paramref name="From"/> on.</param>
/// <param name="Until">When the next is asked, or it times out.</param>
public sealed record TrialStage(IReadOnlyList<string> Functions, DateTimeOffset From, DateTimeOffset Until);
