using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>Finds the field behind each name, and sees that the units of a condition fit.</summary>
internal static class ConditionChecker
{
    /// <param name="IsName">A word that is no field: the text that a field is compared with, or a slip of the pen.</param>
    private sealed record Typed(Node Node, FieldKind Kind, Dimension Dimension = default, bool IsName = false)
    {
        public bool IsBare => Node is FigureNode { Unit: "", Dimension: var one } && one == Dimension.None || (Node is MinusNode { Inner: FigureNode { Unit: "", Dimension: var inner } } && inner == Dimension.None);
    }

    /// <exception cref="ConditionException">A name is unknown, or units do not fit.</exception>
    public static Node Check(Node parsed)
    {
        var typed = Resolve(parsed);
        return IsFlag(typed) ? typed.Node : throw new ConditionException(parsed.At, "a condition is true or false; compare the figure with something, such as disruptionHours >= 48 h");
    }

    private static Typed Resolve(Node node) => node switch
    {
        FigureNode figure => new(figure, FieldKind.Number, figure.Dimension),
        TextNode => new(node, FieldKind.Text),
        FlagNode => new(node, FieldKind.Flag),
        NameNode name => Name(name),
        CallNode call => Call(call),
        NotNode not => Flag(new NotNode(not.At, Condition(not.Inner, not.At))),
        MinusNode minus => Minus(minus),
        SetNode set => Set(set),
        BetweenNode between => Between(between),
        PairNode { Operation: Operation.And or Operation.Or } pair => Flag(pair with { Left = Condition(pair.Left, pair.At), Right = Condition(pair.Right, pair.At) }),
        PairNode { Operation: Operation.Add or Operation.Subtract } pair => Sum(pair),
        PairNode { Operation: Operation.Multiply or Operation.Divide } pair => Product(pair),
        PairNode pair => Comparison(pair),
        _ => throw new InvalidOperationException($"Nothing checks {node.GetType().Name}."),
    };

    private static Typed Flag(Node node) => new(node, FieldKind.Flag);

    private static bool IsFlag(Typed typed) => typed.Kind == FieldKind.Flag;

    private static Typed Name(NameNode name)
    {
        if (ConditionFields.Find(name.Name) is { } field) return new(new FieldNode(name.At, field), field.Kind, field.Dimension);
        if (ConditionFields.Function(name.Name) is { } function) throw new ConditionException(name.At, $"{name.Name} asks over a window; write {function.Example}");
        if (UnitNames.TryFind(name.Name, out var dimension, out var factor)) return new(new FigureNode(name.At, factor, 1, name.Name, dimension), FieldKind.Number, dimension);
        return new(new TextNode(name.At, name.Name), FieldKind.Text, IsName: true);
    }

    private static Typed Call(CallNode call)
    {
        if (ConditionFields.Function(call.Name) is not { } function)
        {
            throw new ConditionException(call.At, $"there is no figure '{call.Name}(…)'{Spelling.Hint(call.Name, [.. ConditionFields.Functions.Select(one => one.Name)])}");
        }
        if (call.Window is not FigureNode { Dimension: var dimension } window || dimension != Dimension.Time) throw new ConditionException(call.Window.At, $"a window is a length of time; write {function.Example}");
        if (window.Value <= 0 || window.Value > function.LongestHours) throw new ConditionException(call.Window.At, $"{function.Name} reaches back over at most {function.LongestHours:0} h, and more than none");
        return new(new WindowNode(call.At, function, window), FieldKind.Number, function.Dimension);
    }

    private static Node Condition(Node node, int at)
    {
        var typed = Known(node);
        return IsFlag(typed) ? typed.Node : throw new ConditionException(at, "'and', 'or' and 'not' join conditions, not figures or texts");
    }

    private static Typed Minus(MinusNode minus)
    {
        var inner = Figure(minus.Inner);
        return new(new MinusNode(minus.At, inner.Node), FieldKind.Number, inner.Dimension);
    }

    private static Typed Sum(PairNode pair)
    {
        var (left, right) = Alike(Figure(pair.Left), Figure(pair.Right), pair.At);
        return new(pair with { Left = left.Node, Right = right.Node }, FieldKind.Number, left.Dimension);
    }

    private static Typed Product(PairNode pair)
    {
        var (left, right) = (Figure(pair.Left), Figure(pair.Right));
        var divides = pair.Operation == Operation.Divide;
        if (divides && right.Node is FigureNode { Value: 0 }) throw new ConditionException(pair.At, "nothing can be divided by 0");
        var (operation, dimension) = (left.Dimension == Dimension.Share, right.Dimension == Dimension.Share) switch
        {
            (false, true) when left.Dimension != Dimension.None => (divides ? Operation.ShareBy : Operation.ShareOf, left.Dimension),
            (true, false) when right.Dimension != Dimension.None && !divides => (Operation.ShareOf, right.Dimension),
            _ => (pair.Operation, divides ? left.Dimension.Over(right.Dimension) : left.Dimension.Times(right.Dimension)),
        };
        if (!dimension.IsMeaningful || left.Dimension.Clock + right.Dimension.Clock > 0) throw new ConditionException(pair.At, $"{left.Dimension.Words} {(divides ? "divided by" : "times")} {right.Dimension.Words} means nothing");
        return new(pair with { Left = left.Node, Right = right.Node, Operation = operation }, FieldKind.Number, dimension);
    }

    private static Typed Comparison(PairNode pair)
    {
        var (left, right) = (Resolve(pair.Left), Resolve(pair.Right));
        if (left.Kind == FieldKind.Text || right.Kind == FieldKind.Text) return Texts(pair, left, right);
        if (IsFlag(left) || IsFlag(right))
        {
            if (IsFlag(left) && IsFlag(right) && pair.Operation is Operation.Equal or Operation.NotEqual) return Flag(pair with { Left = left.Node, Right = right.Node });
            throw new ConditionException(pair.At, "what is true or false is not compared with a figure; write it alone, or with 'not' before it");
        }
        (left, right) = Alike(left, right, pair.At);
        return Flag(pair with { Left = left.Node, Right = right.Node });
    }

    private static Typed Texts(PairNode pair, Typed left, Typed right)
    {
        if (left.Node is not FieldNode && right.Node is not FieldNode) throw Unknown(left.IsName ? left : right);
        if (left is { Node: FieldNode, Kind: not FieldKind.Text }) throw Mistaken(right, pair.At);
        if (right is { Node: FieldNode, Kind: not FieldKind.Text }) throw Mistaken(left, pair.At);
        if (left.Kind != right.Kind) throw new ConditionException(pair.At, "a text is compared with a text; put it in quotes");
        if (pair.Operation is not (Operation.Equal or Operation.NotEqual)) throw new ConditionException(pair.At, "texts are equal or not; they have no order");
        MustBeChoice(left, right);
        MustBeChoice(right, left);
        return Flag(pair with { Left = left.Node, Right = right.Node });
    }

    private static Typed Set(SetNode set)
    {
        var subject = Known(set.Subject);
        if (IsFlag(subject)) throw new ConditionException(set.At, "'in' asks of a figure or a text");
        var members = set.Members.Select(Resolve).ToList();
        foreach (var member in members.Where(member => member.Node is not (FigureNode or TextNode or MinusNode { Inner: FigureNode })))
        {
            throw new ConditionException(member.Node.At, "a set lists figures or texts as they are; join fields with 'or'");
        }
        if (subject.Kind == FieldKind.Text)
        {
            foreach (var member in members)
            {
                if (member.Kind != FieldKind.Text) throw new ConditionException(member.Node.At, "a text is compared with texts; put it in quotes");
                MustBeChoice(subject, member);
            }
            return Flag(new SetNode(set.At, subject.Node, [.. members.Select(member => member.Node)]));
        }
        return Flag(new SetNode(set.At, subject.Node, [.. members.Select(member => member.Kind == FieldKind.Number ? Alike(subject, member, member.Node.At).Right.Node : throw Mistaken(member, member.Node.At))]));
    }

    private static Typed Between(BetweenNode between)
    {
        var subject = Figure(between.Subject);
        var low = Alike(subject, Figure(between.Low), between.At).Right;
        var high = Alike(subject, Figure(between.High), between.At).Right;
        if (low.Node is FigureNode a && high.Node is FigureNode b && a.Value > b.Value) throw new ConditionException(between.At, "nothing lies between these: the first is above the second; write the lower one first");
        return Flag(new BetweenNode(between.At, subject.Node, low.Node, high.Node));
    }

    private static Typed Known(Node node)
    {
        var typed = Resolve(node);
        return typed.IsName ? throw Unknown(typed) : typed;
    }

    private static Typed Figure(Node node)
    {
        var typed = Known(node);
        return typed.Kind == FieldKind.Number ? typed : throw new ConditionException(node.At, "expected a figure here, found what is none");
    }

    /// <summary>Both in one dimension; a figure without a unit takes the other's.</summary>
    private static (Typed Left, Typed Right) Alike(Typed left, Typed right, int at)
    {
        if (left.Dimension == right.Dimension) return (left, right);
        if (right.IsBare && left.Dimension != Dimension.TimeOfDay) return (left, Given(right, left.Dimension));
        if (left.IsBare && right.Dimension != Dimension.TimeOfDay) return (Given(left, right.Dimension), right);
        throw new ConditionException(at, left.Dimension == Dimension.TimeOfDay || right.Dimension == Dimension.TimeOfDay
            ? "a time of day is compared with a time of day; write it as 18:00"
            : $"the units do not fit: {left.Dimension.Words} on the left, {right.Dimension.Words} on the right");
    }

    private static Typed Given(Typed bare, Dimension dimension)
    {
        var unit = dimension == Dimension.Time || dimension == Dimension.Length || dimension == Dimension.Mass || dimension == Dimension.Goods || dimension == Dimension.Share ? dimension.Words : "";
        Node node = bare.Node is MinusNode minus
            ? new MinusNode(minus.At, ((FigureNode)minus.Inner) with { Unit = unit, Dimension = dimension })
            : ((FigureNode)bare.Node) with { Unit = unit, Dimension = dimension };
        return bare with { Node = node, Dimension = dimension };
    }

    private static void MustBeChoice(Typed field, Typed text)
    {
        if (field.Node is not FieldNode { Field: { Choices.Count: > 0 } asked } || text.Node is not TextNode { Value: var value }) return;
        if (!asked.Choices.Contains(value)) throw new ConditionException(text.Node.At, $"{asked.Name} is never '{value}'{Spelling.Hint(value, asked.Choices)}");
    }

    private static ConditionException Mistaken(Typed text, int at) => text.IsName ? Unknown(text) : new(at, "a figure is not compared with a text; write it without quotes");

    private static ConditionException Unknown(Typed name)
    {
        var word = name.Node is TextNode text ? text.Value : "";
        if (!name.IsName) return new(name.Node.At, "two texts say nothing of a case; compare a field with a text");
        var near = Spelling.Nearest(word, ConditionFields.All.Select(field => field.Name).Concat(ConditionFields.Functions.Select(function => function.Name)));
        return new(name.Node.At, near is null
            ? $"there is no field '{word}'; docs/protocols.md lists the fields, and texts stand in quotes"
            : $"there is no field '{word}'; did you mean '{near}'?");
    }
}
