namespace ControlTower.Core.Finance.Rules;

/// <summary>One thing that can be wrong, and how it is found.</summary>
/// <param name="Title">As people read it.</param>
/// <param name="Find">Each finding once, in the order of the lines.</param>
public sealed record MatchRule(MismatchKind Kind, string Title, Func<MatchInput, IEnumerable<Mismatch>> Find)
{
    /// <summary>False where it is only told of and holds nothing up.</summary>
    public bool Holds { get; init; } = true;

    /// <summary>Somebody may be cheating: it opens a case of its own.</summary>
    public bool Fraud { get; init; }

    public MatchScope Scope { get; init; } = MatchScope.Bills;
}

public enum MatchScope { Bills, Credits, Both }
