using System.Globalization;
using ControlTower.Core.Protocols;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>Whose answers decide, as people read it.</summary>
public static class DecisionRuleWords
{
    /// <param name="names">Of the functions that are asked, in their order.</param>
    public static string Of(Approval asked, IReadOnlyList<string> names)
    {
        var rule = asked.Decision;
        if (names.Count == 1) return $"{names[0]} decides";
        if (rule?.Mode == DecisionMode.Sequential) return $"{names.Count} decide one after the other";
        if (rule is { Mode: DecisionMode.Joint, WeightNeeded: { } weight }) return $"votes of weight {weight.ToString("0.##", CultureInfo.InvariantCulture)} must approve";
        var own = asked.Functions.Count(one => one.Needed != true);
        var needed = (Quorum.NeededOf(rule, own) ?? own) + asked.Functions.Count - own;
        if (needed < names.Count) return needed == 1 ? $"any of {names.Count} decides" : $"{needed} of {names.Count} must approve";
        return names.Count == 2 ? "both must approve" : $"all {names.Count} must approve";
    }

    /// <summary>What sets one function's voice apart; null where nothing does.</summary>
    public static string? Voice(DecisionRule? rule, FunctionAnswer seat)
    {
        if (seat.Needed == true) return "must agree, above the authority";
        if (rule is null) return null;
        if (rule.Veto.Contains(seat.Function)) return "has a veto";
        return rule.WeightNeeded is null ? null : $"weighs {Quorum.WeightOf(rule, seat.Function).ToString("0.##", CultureInfo.InvariantCulture)}";
    }
}
