using System.Linq.Expressions;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>Makes a program of checked conditions.</summary>
internal static class ConditionCompiler
{
    private static readonly ParameterExpression Fields = Expression.Parameter(typeof(CaseFields), "fields");

    /// <param name="protocol">Whose conditions they are: what it did before is asked by name.</param>
    public static Func<CaseFields, bool> Compile(IEnumerable<Node> all, string protocol)
    {
        var body = all.Select(node => Of(node, protocol)).Aggregate((Expression?)null, (joined, one) => joined is null ? one : Expression.AndAlso(joined, one));
        return body is null ? _ => true : Expression.Lambda<Func<CaseFields, bool>>(body, Fields).Compile();
    }

    private static Expression Of(Node node, string protocol) => node switch
    {
        FigureNode figure => Expression.Constant(figure.Value),
        TextNode text => Expression.Constant(text.Value),
        FlagNode flag => Expression.Constant(flag.Value),
        FieldNode field => Expression.Call(Fields, field.Field.Kind.ToString(), null, Expression.Constant(field.Field.Slot)),
        WindowNode window => Expression.Call(Fields, nameof(CaseFields.Over), null, Expression.Constant(window.Function.Name), Expression.Constant(window.Window.Value), Expression.Constant(protocol)),
        NotNode not => Expression.Not(Of(not.Inner, protocol)),
        MinusNode minus => Expression.Negate(Of(minus.Inner, protocol)),
        SetNode set => set.Members.Select(member => (Expression)Expression.Equal(Of(set.Subject, protocol), Of(member, protocol))).Aggregate(Expression.OrElse),
        BetweenNode between => Expression.AndAlso(
            Expression.GreaterThanOrEqual(Of(between.Subject, protocol), Of(between.Low, protocol)),
            Expression.LessThanOrEqual(Of(between.Subject, protocol), Of(between.High, protocol))),
        PairNode pair => Pair(pair.Operation, Of(pair.Left, protocol), Of(pair.Right, protocol)),
        _ => throw new InvalidOperationException($"Nothing compiles {node.GetType().Name}."),
    };

    private static Expression Pair(Operation operation, Expression left, Expression right) => operation switch
    {
        Operation.And => Expression.AndAlso(left, right),
        Operation.Or => Expression.OrElse(left, right),
        Operation.Equal => Expression.Equal(left, right),
        Operation.NotEqual => Expression.NotEqual(left, right),
        Operation.Less => Expression.LessThan(left, right),
        Operation.AtMost => Expression.LessThanOrEqual(left, right),
        Operation.More => Expression.GreaterThan(left, right),
        Operation.AtLeast => Expression.GreaterThanOrEqual(left, right),
        _ => Expression.Call(typeof(Reckoning), operation.ToString(), null, left, right),
    };
}
