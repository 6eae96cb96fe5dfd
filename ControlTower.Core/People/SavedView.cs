using ControlTower.Core.Journal;

namespace ControlTower.Core.People;

/// <summary>A way to look at a page that a person keeps: its filter, sort and columns, as they stand in the page's address.</summary>
/// <param name="Page">Its path.</param>
/// <param name="Name">Unique for the person on the page.</param>
/// <param name="Query">Of the address, without the question mark.</param>
public sealed record SavedView(string Person, string Page, string Name, string Query)
{
    /// <summary>The page opens with it; one of a page at most.</summary>
    public bool Default { get; init; }
}

/// <summary>A view was kept, in the place of one of the same name.</summary>
[FactKind("view.saved")]
public sealed record ViewSaved(SavedView View) : IFact;

[FactKind("view.removed")]
public sealed record ViewRemoved(string Person, string Page, string Name) : IFact;

/// <summary>Keeps a view for the person who asks.</summary>
public sealed record SaveView(string Page, string Name, string Query, bool Default);

/// <summary>Gives a view of the person who asks another name, which no other of the page bears.</summary>
public sealed record RenameView(string Page, string Name, string To);

/// <summary>Forgets a view of the person who asks.</summary>
public sealed record RemoveView(string Page, string Name);
