namespace ControlTower.Core.Protocols.Conditions;

/// <summary>A value at which a condition changes its answer by the clock alone.</summary>
/// <param name="Field">One of <see cref="ClockCuts.Fields"/>.</param>
/// <param name="Value">In hours.</param>
/// <param name="IsPast">It changes just past the value, not with it.</param>
internal readonly record struct ClockCut(string Field, decimal Value, bool IsPast);

/// <summary>Finds the values at which time alone changes what conditions say, where a field stands beside a figure.</summary>
internal static class ClockCuts
{
    public const string Age = "case.ageHours";
    public const string ToBreak = "hoursToBreak";

    /// <summary>How long it lasts and how old it is grow; the time until a promise breaks shrinks.</summary>
    public static readonly string[] Fields = [ConditionFields.DisruptionHours, Age, ToBreak];

    public static IEnumerable<ClockCut> Of(Condition condition) => Condition.Parts(condition.Node).SelectMany(Of);

    private static IEnumerable<ClockCut> Of(Node node) => node switch
    {
        PairNode { Left: FieldNode field } pair when IsOfClock(field) && ConditionCells.IsConstant(pair.Right) => Of(field.Field.Name, pair.Operation, ConditionCells.Constant(pair.Right)),
        PairNode { Right: FieldNode field } pair when IsOfClock(field) && ConditionCells.IsConstant(pair.Left) => Of(field.Field.Name, Mirrored(pair.Operation), ConditionCells.Constant(pair.Left)),
        SetNode { Subject: FieldNode field } set when IsOfClock(field) => set.Members.Where(ConditionCells.IsConstant).SelectMany(member => Of(field.Field.Name, Operation.Equal, ConditionCells.Constant(member))),
        BetweenNode { Subject: FieldNode field } between when IsOfClock(field) => OfEnds(field.Field.Name, between),
        _ => [],
    };

    private static IEnumerable<ClockCut> OfEnds(string field, BetweenNode between)
    {
        if (ConditionCells.IsConstant(between.Low)) foreach (var cut in Of(field, Operation.AtLeast, ConditionCells.Constant(between.Low))) yield return cut;
        if (ConditionCells.IsConstant(between.High)) foreach (var cut in Of(field, Operation.AtMost, ConditionCells.Constant(between.High))) yield return cut;
    }

    private static IEnumerable<ClockCut> Of(string field, Operation operation, decimal value) => operation switch
    {
        Operation.AtLeast or Operation.Less => [new(field, value, field == ToBreak)],
        Operation.AtMost or Operation.More => [new(field, value, field != ToBreak)],
        Operation.Equal or Operation.NotEqual => [new(field, value, false), new(field, value, true)],
        _ => [],
    };

    private static Operation Mirrored(Operation operation) => operation switch
    {
        Operation.Less => Operation.More,
        Operation.More => Operation.Less,
        Operation.AtMost => Operation.AtLeast,
        Operation.AtLeast => Operation.AtMost,
        _ => operation,
    };

    private static bool IsOfClock(FieldNode field) => Fields.Contains(field.Field.Name);
}
