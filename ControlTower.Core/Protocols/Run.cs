using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum RunStatus { Weighing, AwaitingApproval, Acting, Completed, Rejected, Parked, Superseded }

/// <summary>One protocol version at work on one case.</summary>
public sealed record Run(string Id, string Case, string Protocol, int Version, DateTimeOffset StartedAt, RunStatus Status)
{
    public IReadOnlyList<RunOption> Options { get; init; } = [];

    public string? Approval { get; init; }

    public string? Chosen { get; init; }

    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>How often what was weighed had changed before it could be used.</summary>
    public int StaleWeighings { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Because { get; init; }

    [JsonIgnore]
    public bool Open => Status is RunStatus.Weighing or RunStatus.AwaitingApproval or RunStatus.Acting or RunStatus.Parked;
}

/// <summary>What could be done, and what it would bring.</summary>
/// <param name="Id">A, B, C … the first is recommended.</param>
/// <param name="Hash">First 16 hex digits of SHA-256 over everything that is carried out; an approval is bound to it.</param>
public sealed record RunOption(string Id, string Kind, string Title, Money Cost, OptionEffect Effect, IReadOnlyList<PlannedMove> Moves, IReadOnlyList<StepRule> Steps, string Hash);

/// <param name="OrdersSaved">Of those at risk.</param>
/// <param name="ServiceRegainedAt">Null where it is not known.</param>
/// <param name="Text">In a few words.</param>
public sealed record OptionEffect(int OrdersSaved, int LinesSaved, DateTimeOffset? ServiceRegainedAt, string Text)
{
    /// <summary>Hours for which production does not stand still; null where it does not anyway.</summary>
    public decimal? StopHoursSaved { get; init; }
}

/// <summary>Goods that an option sets in motion.</summary>
public sealed record PlannedMove(string Item, string From, string To, Quantity Quantity, DateTimeOffset Arrives);

public enum StepStatus { Waiting, Requested, Done, Failed }

/// <param name="Owner">A person's id; null while nobody holds the function.</param>
public sealed record RunStep(int Number, string Function, string? Owner, string Action, DateTimeOffset DueAt, StepStatus Status)
{
    public DateTimeOffset? DoneAt { get; init; }

    public IReadOnlyList<string> Effects { get; init; } = [];

    public string? Note { get; init; }
}
