namespace ControlTower.Core.Journal;

/// <summary>The name under which a fact stands in the journal, for ever, and the version of its body.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactKindAttribute(string kind, int schema = 1) : Attribute
{
    public string Kind { get; } = kind;

    public int Schema { get; } = schema;
}
