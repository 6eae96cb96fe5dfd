using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Protocols;

/// <remarks>Compensating takes back what was done, Compensated has taken it back.</remarks>
public enum RunStatus { Weighing, AwaitingApproval, Acting, Completed, Rejected, Parked, Superseded, Compensating, Compensated }

/// <summary>One protocol version at work on one case.</summary>
public sealed record Run(string Id, string Case, string Protocol, int Version, DateTimeOffset StartedAt, RunStatus Status)
{
    public IReadOnlyList<RunOption> Options { get; init; } = [];

    public string? Approval { get; init; }

    public string? Chosen { get; init; }

    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>Name of the level that decides; null is the first.</summary>
    public string? Level { get; init; }

    /// <summary>Of the case, when its options were weighed last; null while they were not, or where nobody told.</summary>
    public int? WeighedRevision { get; init; }

    /// <summary>How often what was weighed had changed before it could be used.</summary>
    public int StaleWeighings { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Because { get; init; }

    /// <summary>Why what was done is taken back; null where it is not.</summary>
    public string? Failure { get; init; }

    /// <summary>What came of it beside what was forecast; null until its case has closed.</summary>
    public MeasuredRun? Measured { get; init; }

    [JsonIgnore]
    public bool Open => Status is RunStatus.Weighing or RunStatus.AwaitingApproval or RunStatus.Acting or RunStatus.Parked or RunStatus.Compensating;

    /// <summary>What is carried out; null while nothing is.</summary>
    [JsonIgnore]
    public RunOption? Carried => Chosen is null ? null : Options.FirstOrDefault(option => option.Id == Chosen);

    /// <summary>When a step that begins at a time is due.</summary>
    public DateTimeOffset DueOf(int number, DateTimeOffset at) =>
        Carried is { } option && number <= option.Steps.Count ? at.AddTicks((long)(option.Steps[number - 1].Within * TimeSpan.TicksPerHour)) : StepNumbered(number)?.DueAt ?? at;

    public RunStep? StepNumbered(int number) => Steps.FirstOrDefault(step => step.Number == number);
}

/// <summary>What could be done, and what it would bring.</summary>
/// <param name="Id">A, B, C … the first is recommended.</param>
/// <param name="Hash">First 16 hex digits of SHA-256 over everything that is carried out; an approval is bound to it.</param>
public sealed record RunOption(string Id, string Kind, string Title, Money Cost, OptionEffect Effect, IReadOnlyList<PlannedMove> Moves, IReadOnlyList<StepRule> Steps, string Hash)
{
    /// <summary>Production orders that it places, moves or has made of other inputs; null where it does none of these.</summary>
    public IReadOnlyList<PlannedProduction>? Production { get; init; }

    /// <summary>Units of orders that it has served by another site; null where it does none of these.</summary>
    public IReadOnlyList<PlannedServing>? Servings { get; init; }
}

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

/// <summary>A production order that an option places, or has made at another time or of other inputs.</summary>
/// <param name="StartAt">As it is to be.</param>
public sealed record PlannedProduction(string Order, string Site, string Item, Quantity Quantity, DateTimeOffset StartAt, DateTimeOffset DueAt)
{
    public string? Line { get; init; }

    /// <summary>As it was; null where the option places the order.</summary>
    public DateTimeOffset? StartWas { get; init; }

    /// <summary>As it was; null where the option places the order.</summary>
    public DateTimeOffset? DueWas { get; init; }

    /// <summary>What one unit is made of, where that changes.</summary>
    public IReadOnlyList<BomInput>? Inputs { get; init; }

    /// <summary>Where it is wanted; null where it is made for those that it was made for.</summary>
    public string? To { get; init; }

    /// <summary>When it can be there.</summary>
    public DateTimeOffset? Arrives { get; init; }
}

/// <summary>Units of an order's line that an option has served by another site.</summary>
public sealed record PlannedServing(string Order, string Line, string Item, Quantity Quantity, string From, string To);
