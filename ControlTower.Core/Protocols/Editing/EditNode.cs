namespace ControlTower.Core.Protocols.Editing;

/// <summary>A part of a text with the place where it stands: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Column">Of its first character on its line, from 0.</param>
/// <param name="After">Where what it belongs to ends: after the colon of its member or the dash of its list.</param>
/// <param name="InFlow">Within brackets or braces.</param>
internal abstract record EditNode(int Start, int End, int Column, int After, bool InFlow)
{
    /// <summary>Written over lines of its own: a list with dashes, an object line by line, a text with a bar.</summary>
    public abstract bool IsBlock { get; }
}

/// <param name="IsNothing">Nothing, or a word for it, stands there.</param>
internal sealed record EditScalar(int Start, int End, int Column, int After, bool InFlow, string Value, bool IsNothing, bool Folded) : EditNode(Start, End, Column, After, InFlow)
{
    public override bool IsBlock => Folded;
}

internal sealed record EditList(int Start, int End, int Column, int After, bool InFlow, bool Flow, IReadOnlyList<EditNode> Entries) : EditNode(Start, End, Column, After, InFlow)
{
    public override bool IsBlock => !Flow;
}

internal sealed record EditMap(int Start, int End, int Column, int After, bool InFlow, bool Flow, IReadOnlyList<EditMember> Members) : EditNode(Start, End, Column, After, InFlow)
{
    public override bool IsBlock => !Flow;
}

/// <param name="Start">Of its name.</param>
internal sealed record EditMember(int Start, int Column, string Name, EditNode Value);
