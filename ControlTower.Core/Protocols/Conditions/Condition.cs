namespace ControlTower.Core.Protocols.Conditions;

/// <summary>One condition of a protocol, read and checked.</summary>
public sealed class Condition
{
    private Condition(Node node) => Node = node;

    internal Node Node { get; }

    /// <summary>The canonical text.</summary>
    public override string ToString() => ConditionPrinter.Text(Node);

    /// <param name="fault">Null where it is a condition.</param>
    /// <returns>Null where there is a fault.</returns>
    public static Condition? Read(string text, out ConditionFault? fault)
    {
        try
        {
            fault = null;
            return new(ConditionChecker.Check(ConditionParser.Parse(text)));
        }
        catch (ConditionException problem)
        {
            fault = problem.Fault;
            return null;
        }
    }

    /// <exception cref="FormatException">It is no condition; for texts that were checked before.</exception>
    public static Condition Of(string text) => Read(text, out var fault) ?? throw new FormatException($"'{text}' is no condition: {fault!.Message}.");

    /// <summary>True where all of them hold.</summary>
    /// <param name="protocol">Whose they are.</param>
    public static Func<CaseFields, bool> Compile(IEnumerable<Condition> all, string protocol) => ConditionCompiler.Compile(all.Select(one => one.Node), protocol);

    /// <summary>The currencies of its amounts, each with the place where it stands.</summary>
    public IEnumerable<(string Currency, int At)> Currencies() =>
        Parts(Node).OfType<FigureNode>().Where(figure => figure.Dimension == Dimension.Amount && Kernel.Money.IsCurrency(figure.Unit)).Select(figure => (figure.Unit, figure.At));

    /// <summary>The texts that a field is compared with, each with the place where it stands.</summary>
    public IEnumerable<(string Text, int At)> TextsOf(string field) => Parts(Node).SelectMany(part => part switch
    {
        PairNode { Left: FieldNode left, Right: TextNode right } when left.Field.Name == field => [right],
        PairNode { Right: FieldNode right, Left: TextNode left } when right.Field.Name == field => [left],
        SetNode { Subject: FieldNode subject } set when subject.Field.Name == field => set.Members.OfType<TextNode>(),
        _ => Enumerable.Empty<TextNode>(),
    }).Select(text => (text.Value, text.At));

    /// <summary>A field tested against one figure, in the field's own unit; null where it asks more.</summary>
    public (string Field, string Sign, decimal Value)? AsTest() =>
        Node is PairNode { Left: FieldNode { Field.Kind: FieldKind.Number } field, Right: FigureNode figure, Operation: Operation.Less or Operation.AtMost or Operation.More or Operation.AtLeast } pair
            ? (field.Field.Name, pair.Operation switch { Operation.Less => "<", Operation.AtMost => "<=", Operation.More => ">", _ => ">=" }, figure.Value)
            : null;

    /// <summary>A node and all below it.</summary>
    internal static IEnumerable<Node> Parts(Node node)
    {
        IEnumerable<Node> below = node switch
        {
            NotNode not => [not.Inner],
            MinusNode minus => [minus.Inner],
            PairNode pair => [pair.Left, pair.Right],
            SetNode set => [set.Subject, .. set.Members],
            BetweenNode between => [between.Subject, between.Low, between.High],
            WindowNode window => [window.Window],
            _ => [],
        };
        return below.SelectMany(Parts).Prepend(node);
    }
}
