using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum ApprovalStatus { Waiting, Approved, Rejected, TimedOut, Void }

/// <summary>A question to one or more functions, with a deadline.</summary>
/// <param name="Functions">Who is asked, and who has answered.</param>
/// <param name="RequestedAt">When it was opened; the first window runs from here.</param>
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

    /// <summary>Name of the level that asks; null in what was asked before levels had names.</summary>
    public string? Level { get; init; }

    /// <summary>Whose answers decide; null is that all must agree.</summary>
    public DecisionRule? Decision { get; init; }

    /// <summary>When the window that runs now began; null while it is the first.</summary>
    public DateTimeOffset? WindowFrom { get; init; }

    /// <summary>By then it is decided, ladder and all, or the time-out policy holds; null where the level sets no limit.</summary>
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>Whether somebody with these functions could answer now.</summary>
    public bool Asks(IReadOnlyList<string> functions) => Asked.Any(one => functions.Contains(one.Function) || Joined.Any(functions.Contains));

    /// <summary>The functions of the rungs that have joined; each may answer for one that has not.</summary>
    [JsonIgnore]
    public IEnumerable<string> Joined => Ladder.Take(EscalationLevel).Select(rung => rung.Function);

    /// <summary>Who is asked now: all that have not answered, or the next of them where one is asked after the other.</summary>
    [JsonIgnore]
    public IEnumerable<FunctionAnswer> Asked
    {
        get
        {
            if (Status != ApprovalStatus.Waiting) return [];
            var open = Functions.Where(one => one.Actor is null);
            return Decision?.Mode == DecisionMode.Sequential ? open.Take(1) : open;
        }
    }
}

/// <param name="Actor">Who answered; null while nobody has.</param>
/// <param name="StandIn">The function of the ladder, or the administrator's key, that answered in its place.</param>
public sealed record FunctionAnswer(string Function, string? Actor = null, DateTimeOffset? At = null, string? Reason = null, string? StandIn = null)
{
    /// <summary>The person for whom a delegate answered.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>By which delegation.</summary>
    public string? Delegation { get; init; }

    /// <summary>Answered no, which did not decide alone; null where it did not.</summary>
    public bool? Refused { get; init; }

    /// <summary>Must agree whatever the others say: what is asked is above the authority of the level.</summary>
    public bool? Needed { get; init; }

    /// <summary>When it was asked, where that is later than the others.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    [JsonIgnore]
    public bool Agreed => Actor is not null && Refused != true;

    /// <summary>As it was before anybody answered.</summary>
    public FunctionAnswer Cleared() => this with { Actor = null, At = null, Reason = null, StandIn = null, OnBehalfOf = null, Delegation = null, Refused = null };
}
