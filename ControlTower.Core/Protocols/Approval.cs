using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum ApprovalStatus { Waiting, Approved, Rejected, TimedOut, Void }

/// <summary>A question to one or more functions, with a deadline.</summary>
/// <param name="Functions">Who must agree, and who has.</param>
/// <param name="RequestedAt">When it was opened; windows run from here.</param>
public sealed record Approval(
    string Id, string Run, string Case, string Protocol, int Version, IReadOnlyList<FunctionAnswer> Functions, DateTimeOffset RequestedAt, DateTimeOffset Deadline)
{
    public ApprovalStatus Status { get; init; }

    public Money? Authority { get; init; }

    public IReadOnlyList<Rung> Ladder { get; init; } = [];

    /// <summary>How many rungs have joined.</summary>
    public int EscalationLevel { get; init; }

    public TimeoutPolicy OnTimeout { get; init; }

    public IReadOnlyList<RunOption> Options { get; init; } = [];

    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What the answers given so far are bound to.</summary>
    public string? Option { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether somebody with these functions could answer now.</summary>
    public bool Asks(IReadOnlyList<string> functions) =>
        Status == ApprovalStatus.Waiting
        && Functions.Any(one => one.Actor is null && (functions.Contains(one.Function) || Joined.Any(functions.Contains)));

    /// <summary>The functions of the rungs that have joined; each may answer for one that has not.</summary>
    [JsonIgnore]
    public IEnumerable<string> Joined => Ladder.Take(EscalationLevel).Select(rung => rung.Function);
}

/// <param name="Actor">Who answered; null while nobody has.</param>
/// <param name="StandIn">The function of the ladder, or the administrator's key, that answered in its place.</param>
public sealed record FunctionAnswer(string Function, string? Actor = null, DateTimeOffset? At = null, string? Reason = null, string? StandIn = null);
