using ControlTower.Core.Kernel;

namespace ControlTower.Core.People;

/// <param name="Person">The id under which the name was sealed; it must be new.</param>
public sealed record AddPerson(string Person, Sealed Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions);

public sealed record ChangePerson(string Person, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions, bool Active = true);

public sealed record ForgetPerson(string Person);

/// <param name="Digest">SHA-256 of the key in hex.</param>
public sealed record IssueKey(string Digest, string? Person, string? Integration, IReadOnlyList<string> Scopes)
{
    /// <summary>Binds an integration's key to a partner.</summary>
    public string? Partner { get; init; }
}

public sealed record RevokeKey(string Key);

public sealed record AddFunction(string Function, string Name);

/// <param name="Account">SHA-256 of the name that was tried, in hex.</param>
public sealed record NoteSignIn(string? Person, string Account);

/// <summary>Lends the caller's own functions.</summary>
/// <param name="To">A person's id.</param>
public sealed record GiveDelegation(string To, IReadOnlyList<string> Functions, DateTimeOffset Until, string Reason)
{
    public IReadOnlyList<string>? Protocols { get; init; }

    public Money? UpTo { get; init; }
}

public sealed record EndDelegation(string Delegation);
