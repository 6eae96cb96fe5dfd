using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.People;

[FactKind("person.added")]
public sealed record PersonAdded(string Person, Sealed Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions) : IFact;

[FactKind("person.changed")]
public sealed record PersonChanged(string Person, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions, bool Active) : IFact;

/// <summary>The person's key was destroyed: what was sealed with it can be read by nobody any more.</summary>
[FactKind("person.forgotten")]
public sealed record PersonForgotten(string Person) : IFact;

[FactKind("key.issued")]
public sealed record KeyIssued(AccessKey Key) : IFact;

[FactKind("key.revoked")]
public sealed record KeyRevoked(string Key) : IFact;

[FactKind("function.added")]
public sealed record FunctionAdded(string Function, string Name) : IFact;

/// <param name="Account">SHA-256 of the name that was tried, in hex: enough to count, nothing to read.</param>
[FactKind("signIn.refused")]
public sealed record SignInRefused(string Account) : IFact;

[FactKind("signIn.done")]
public sealed record SignedIn(string Person) : IFact;

[FactKind("delegation.given")]
public sealed record DelegationGiven(Delegation Delegation) : IFact;

[FactKind("delegation.ended")]
public sealed record DelegationEnded(string Delegation, string Because) : IFact;
