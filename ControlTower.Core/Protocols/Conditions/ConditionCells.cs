namespace ControlTower.Core.Protocols.Conditions;

/// <summary>
/// The space of all cases, cut into cells in which conditions answer alike: exact where a field is compared with a figure or a text.
/// Where two reckoned figures are compared with each other, the sign of their difference is an axis of its own.
/// </summary>
internal sealed class ConditionCells
{
    private readonly List<CellAxis> axes = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal); // lookup only

    private ConditionCells()
    {
    }

    public IReadOnlyList<CellAxis> Axes => axes;

    /// <summary>All cells there are; <see cref="long.MaxValue"/> where they are too many to count.</summary>
    public long Count => axes.Aggregate(1L, (product, axis) => product > 1_000_000 ? long.MaxValue : product * axis.Count);

    public static ConditionCells Of(IEnumerable<Condition> conditions)
    {
        var cells = new ConditionCells();
        var asked = conditions.SelectMany(condition => Questions(condition.Node)).ToList();
        foreach (var name in asked.Select(one => one.Name).Distinct())
        {
            var same = asked.Where(one => one.Name == name).ToList();
            cells.places[name] = cells.axes.Count;
            cells.axes.Add(same[0].Kind switch
            {
                FieldKind.Flag => CellAxis.OfFlag(name),
                FieldKind.Text => CellAxis.OfText(name, same.SelectMany(one => one.Texts), same[0].Choices),
                _ => CellAxis.OfFigure(name, same[0].Figure, same.SelectMany(one => one.Figures)),
            });
        }
        return cells;
    }

    /// <summary>What the conditions ask, by name.</summary>
    public static IEnumerable<string> Names(Condition condition) => Questions(condition.Node).Select(one => one.Name).Distinct();

    /// <summary>Whether all conditions hold in a cell.</summary>
    public Func<int[], bool> Bind(IEnumerable<Condition> conditions)
    {
        var all = conditions.Select(condition => Bind(condition.Node)).ToArray();
        return cell => Array.TrueForAll(all, one => one(cell));
    }

    private sealed record Question(string Name, FieldKind Kind)
    {
        public IReadOnlyList<decimal> Figures { get; init; } = [];

        public IReadOnlyList<string> Texts { get; init; } = [];

        public IReadOnlyList<string> Choices { get; init; } = [];

        public (Dimension Dimension, decimal Least, bool Whole) Figure { get; init; } = (Dimension.None, decimal.MinValue, true);
    }

    private static IEnumerable<Question> Questions(Node node) => node switch
    {
        NotNode not => Questions(not.Inner),
        FieldNode { Field.Kind: FieldKind.Flag } flag => [new(flag.Field.Name, FieldKind.Flag)],
        PairNode { Operation: Operation.And or Operation.Or } pair => Questions(pair.Left).Concat(Questions(pair.Right)),
        PairNode pair => OfPair(pair),
        SetNode { Subject: FieldNode { Field.Kind: FieldKind.Text } field } set => [Text(field, set.Members)],
        SetNode set => [OfFigure(set.Subject, set.Members)],
        BetweenNode between when IsConstant(between.Low) && IsConstant(between.High) => [OfFigure(between.Subject, [between.Low, between.High])],
        BetweenNode between => OfPair(Low(between)).Concat(OfPair(High(between))),
        _ => [],
    };

    private static IEnumerable<Question> OfPair(PairNode pair)
    {
        var (left, right) = (pair.Left, pair.Right);
        if (IsFlag(left)) return Questions(left).Concat(Questions(right));
        if (left is FieldNode { Field.Kind: FieldKind.Text } && right is FieldNode || left is TextNode or FieldNode { Field.Kind: FieldKind.Text }) return OfTexts(pair);
        if (IsConstant(left) && IsConstant(right)) return [];
        if (IsConstant(right)) return [OfFigure(left, [right])];
        return IsConstant(left) ? [OfFigure(right, [left])] : [new(Difference(pair), FieldKind.Number) { Figures = [0] }];
    }

    private static IEnumerable<Question> OfTexts(PairNode pair) => pair switch
    {
        { Left: FieldNode left, Right: TextNode } => [Text(left, [pair.Right])],
        { Right: FieldNode right, Left: TextNode } => [Text(right, [pair.Left])],
        _ => [new(Difference(pair), FieldKind.Flag)],
    };

    private static Question Text(FieldNode field, IEnumerable<Node> members) =>
        new(field.Field.Name, FieldKind.Text) { Texts = [.. members.OfType<TextNode>().Select(text => text.Value)], Choices = field.Field.Choices };

    private static Question OfFigure(Node subject, IEnumerable<Node> figures) => new(ConditionPrinter.Text(subject), FieldKind.Number)
    {
        Figures = [.. figures.Select(Constant)],
        Figure = subject switch
        {
            FieldNode field => (field.Field.Dimension, field.Field.Least, field.Field.IsWhole),
            WindowNode window => (window.Function.Dimension, 0, window.Function.IsWhole),
            _ => (Dimension.None, decimal.MinValue, false),
        },
    };

    private Func<int[], bool> Bind(Node node)
    {
        switch (node)
        {
            case FlagNode flag: return _ => flag.Value;
            case FieldNode field: return Truth(field.Field.Name, axis => index => axis.Text(index) == "true");
            case NotNode not:
                var inner = Bind(not.Inner);
                return cell => !inner(cell);
            case PairNode { Operation: Operation.And or Operation.Or } pair:
                var (left, right) = (Bind(pair.Left), Bind(pair.Right));
                return pair.Operation == Operation.And ? cell => left(cell) && right(cell) : cell => left(cell) || right(cell);
            case SetNode { Subject: FieldNode { Field.Kind: FieldKind.Text } field } set:
                return Truth(field.Field.Name, axis => index => set.Members.OfType<TextNode>().Any(text => text.Value == axis.Text(index)));
            case SetNode set: return Truth(ConditionPrinter.Text(set.Subject), axis => index => set.Members.Any(member => Constant(member) == axis.Value(index)));
            case BetweenNode between:
                var (low, high) = (BindPair(Low(between)), BindPair(High(between)));
                return cell => low(cell) && high(cell);
            default: return BindPair((PairNode)node);
        }
    }

    private Func<int[], bool> BindPair(PairNode pair)
    {
        if (IsFlag(pair.Left))
        {
            var (left, right) = (Bind(pair.Left), Bind(pair.Right));
            return pair.Operation == Operation.Equal ? cell => left(cell) == right(cell) : cell => left(cell) != right(cell);
        }
        var wanted = pair.Operation == Operation.Equal;
        if (pair is { Left: FieldNode field, Right: TextNode text }) return Truth(field.Field.Name, axis => index => axis.Text(index) == text.Value == wanted);
        if (pair is { Right: FieldNode other, Left: TextNode value }) return Truth(other.Field.Name, axis => index => axis.Text(index) == value.Value == wanted);
        if (pair.Left is FieldNode { Field.Kind: FieldKind.Text }) return Truth(Difference(pair), axis => index => axis.Text(index) == "true" == wanted);
        if (IsConstant(pair.Left) && IsConstant(pair.Right)) return Always(Holds(pair.Operation, Constant(pair.Left), Constant(pair.Right)));
        if (IsConstant(pair.Right)) return Truth(ConditionPrinter.Text(pair.Left), axis => index => Holds(pair.Operation, axis.Value(index), Constant(pair.Right)));
        if (IsConstant(pair.Left)) return Truth(ConditionPrinter.Text(pair.Right), axis => index => Holds(pair.Operation, Constant(pair.Left), axis.Value(index)));
        return Truth(Difference(pair), axis => index => Holds(pair.Operation, axis.Value(index), 0));
    }

    private static Func<int[], bool> Always(bool holds) => _ => holds;

    /// <summary>The answers along one axis, reckoned once.</summary>
    private Func<int[], bool> Truth(string name, Func<CellAxis, Func<int, bool>> answer)
    {
        var place = places[name];
        var answers = Enumerable.Range(0, axes[place].Count).Select(answer(axes[place])).ToArray();
        return cell => answers[cell[place]];
    }

    private static bool Holds(Operation operation, decimal left, decimal right) => operation switch
    {
        Operation.Equal => left == right,
        Operation.NotEqual => left != right,
        Operation.Less => left < right,
        Operation.AtMost => left <= right,
        Operation.More => left > right,
        _ => left >= right,
    };

    private static PairNode Low(BetweenNode between) => new(between.At, Operation.AtLeast, between.Subject, between.Low);

    private static PairNode High(BetweenNode between) => new(between.At, Operation.AtMost, between.Subject, between.High);

    /// <summary>Of a comparison of two figures, or of two texts, that both differ from case to case.</summary>
    private static string Difference(PairNode pair) => $"{ConditionPrinter.Text(pair.Left)} - ({ConditionPrinter.Text(pair.Right)})";

    private static bool IsFlag(Node node) => node is FlagNode or NotNode or SetNode or BetweenNode or FieldNode { Field.Kind: FieldKind.Flag } or PairNode { Operation: >= Operation.Equal };

    internal static bool IsConstant(Node node) => node switch
    {
        FigureNode => true,
        MinusNode minus => IsConstant(minus.Inner),
        PairNode { Operation: < Operation.Equal } pair => IsConstant(pair.Left) && IsConstant(pair.Right),
        _ => false,
    };

    internal static decimal Constant(Node node) => node switch
    {
        FigureNode figure => figure.Value,
        MinusNode minus => -Constant(minus.Inner),
        PairNode { Operation: Operation.Add } pair => Reckoning.Add(Constant(pair.Left), Constant(pair.Right)),
        PairNode { Operation: Operation.Subtract } pair => Reckoning.Subtract(Constant(pair.Left), Constant(pair.Right)),
        PairNode { Operation: Operation.Multiply } pair => Reckoning.Multiply(Constant(pair.Left), Constant(pair.Right)),
        PairNode { Operation: Operation.Divide } pair => Reckoning.Divide(Constant(pair.Left), Constant(pair.Right)),
        PairNode { Operation: Operation.ShareOf } pair => Reckoning.ShareOf(Constant(pair.Left), Constant(pair.Right)),
        PairNode { Operation: Operation.ShareBy } pair => Reckoning.ShareBy(Constant(pair.Left), Constant(pair.Right)),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no constant."),
    };
}
