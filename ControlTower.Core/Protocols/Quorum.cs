namespace ControlTower.Core.Protocols;

public enum Verdict { Open, Agreed, Rejected }

/// <summary>What the answers given so far come to.</summary>
public static class Quorum
{
    /// <summary>
    /// A question is rejected as soon as it cannot be agreed to any more: a function that must agree refused, one with a veto did, or too
    /// few are left. It is agreed to once enough have, without waiting for the others, also where one of them has a veto.
    /// </summary>
    public static Verdict Of(Approval approval)
    {
        var rule = approval.Decision ?? new(DecisionMode.Joint);
        if (approval.Functions.Any(one => one.Refused == true && (one.Needed == true || rule.Veto.Contains(one.Function)))) return Verdict.Rejected;
        var verdict = OfLevel(rule, [.. approval.Functions.Where(one => one.Needed != true)]);
        return verdict == Verdict.Agreed && approval.Functions.Any(one => one.Needed == true && !one.Agreed) ? Verdict.Open : verdict;
    }

    /// <summary>What one function's voice weighs.</summary>
    public static decimal WeightOf(DecisionRule rule, string function) => rule.Weights.FirstOrDefault(one => one.Function == function)?.Value ?? 1;

    /// <summary>How many of so many functions must agree; null where weights decide.</summary>
    public static int? NeededOf(DecisionRule? rule, int functions) => rule switch
    {
        { Mode: DecisionMode.One or DecisionMode.Automatic } => Math.Min(1, functions),
        { Mode: DecisionMode.Joint, WeightNeeded: not null } => null,
        { Mode: DecisionMode.Joint, Quorum: { } quorum } => Math.Min(quorum, functions),
        _ => functions,
    };

    /// <summary>What the seats of the level itself come to, those of the ladder left aside.</summary>
    private static Verdict OfLevel(DecisionRule rule, IReadOnlyList<FunctionAnswer> seats)
    {
        if (seats.Count == 0) return Verdict.Agreed;
        if (rule is { Mode: DecisionMode.One or DecisionMode.Automatic })
        {
            return seats.Any(one => one.Agreed) ? Verdict.Agreed : seats.Any(one => one.Refused == true) ? Verdict.Rejected : Verdict.Open;
        }
        var weighs = NeededOf(rule, seats.Count) is null;
        var needed = weighs ? rule.WeightNeeded!.Value : NeededOf(rule, seats.Count)!.Value;
        var agreed = Sum(one => one.Agreed);
        var open = Sum(one => one.Actor is null);
        return agreed >= needed ? Verdict.Agreed : agreed + open < needed ? Verdict.Rejected : Verdict.Open;

        decimal Sum(Func<FunctionAnswer, bool> counts) => seats.Where(counts).Sum(one => weighs ? WeightOf(rule, one.Function) : 1);
    }
}
