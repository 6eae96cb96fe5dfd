namespace ControlTower.Core.Protocols.Conditions;

/// <summary>What must hold for conditions to hold together, as far as an index can use it: bounds of one figure, and the sites.</summary>
/// <param name="Slot">Of the figure; -1 where no condition bounds one that is cheap to read.</param>
/// <param name="Low">Included, even where the condition excludes it: an index may find too much, never too little.</param>
/// <param name="Sites">Null where any will do.</param>
internal sealed record NeededBounds(int Slot, decimal Low, decimal High, IReadOnlyList<string>? Sites)
{
    private const string Site = "site.id";

    public static NeededBounds Of(IEnumerable<Condition> conditions)
    {
        var needed = new NeededBounds(-1, decimal.MinValue, decimal.MaxValue, null);
        foreach (var node in conditions.SelectMany(condition => Joined(condition.Node)))
        {
            needed = node switch
            {
                PairNode { Left: FieldNode { Field: { Kind: FieldKind.Number, IsCheap: true } field }, Right: FigureNode figure } pair => needed.With(field.Slot, pair.Operation, figure.Value),
                BetweenNode { Subject: FieldNode { Field.IsCheap: true } subject, Low: FigureNode low, High: FigureNode high } =>
                    needed.With(subject.Field.Slot, Operation.AtLeast, low.Value).With(subject.Field.Slot, Operation.AtMost, high.Value),
                PairNode { Operation: Operation.Equal, Left: FieldNode { Field.Name: Site }, Right: TextNode site } => needed with { Sites = [site.Value] },
                SetNode { Subject: FieldNode { Field.Name: Site } } sites => needed with { Sites = [.. sites.Members.OfType<TextNode>().Select(text => text.Value)] },
                _ => needed,
            };
        }
        return needed;
    }

    /// <summary>The first figure that is bounded is the one.</summary>
    private NeededBounds With(int slot, Operation operation, decimal value) => Slot >= 0 && Slot != slot ? this : operation switch
    {
        Operation.AtLeast or Operation.More => this with { Slot = slot, Low = Math.Max(Low, value) },
        Operation.AtMost or Operation.Less => this with { Slot = slot, High = Math.Min(High, value) },
        Operation.Equal => this with { Slot = slot, Low = Math.Max(Low, value), High = Math.Min(High, value) },
        _ => this,
    };

    private static IEnumerable<Node> Joined(Node node) => node is PairNode { Operation: Operation.And } and ? Joined(and.Left).Concat(Joined(and.Right)) : [node];
}
