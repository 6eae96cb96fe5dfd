using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Web.Features.Protocols;

/// <summary>One published protocol as the list shows it.</summary>
/// <param name="Open">Runs that are not over.</param>
/// <param name="LastRun">Null where it never ran, as far as the tower remembers.</param>
public sealed record ProtocolLine(ProtocolVersion Version, int Open, int Runs, DateTimeOffset? LastRun)
{
    public static IReadOnlyList<ProtocolLine> Of(ProtocolState state)
    {
        var runs = state.Runs.Values.ToLookup(run => run.Protocol, StringComparer.Ordinal);
        return [.. state.Published.Values.Select(one => new ProtocolLine(
            one, runs[one.Document.Id].Count(run => run.Open), runs[one.Document.Id].Count(), runs[one.Document.Id].Max(run => (DateTimeOffset?)run.StartedAt)))];
    }
}

/// <summary>Protocols in words.</summary>
public static class ProtocolWords
{
    public static string Decision(Level level, OrdinalMap<string> functions)
    {
        var names = Names(level.Functions, functions);
        return level.Decision.Mode switch
        {
            DecisionMode.Automatic => $"{names}, automatic",
            DecisionMode.Joint => $"{names}, jointly",
            DecisionMode.Sequential => $"{names}, one after the other",
            _ => $"{names}, one approver",
        };
    }

    /// <summary>What a step waits for and who does it; null where it begins at once and a system may do it.</summary>
    public static string? Order(StepRule step)
    {
        List<string> said = [];
        if (step.After is { Count: > 0 } after) said.Add($"after {string.Join(" and ", after)}");
        if (step.Task == true) said.Add("done by a person");
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    public static string Names(IEnumerable<string> ids, OrdinalMap<string> functions) => string.Join(" and ", ids.Select(id => functions.Find(id) ?? id));

    public static string Condition(string text)
    {
        if (Core.Protocols.Conditions.Condition.Read(text, out _)?.AsTest() is not { } condition) return text;
        var unit = condition.Field switch
        {
            ConditionFields.DisruptionHours => "hours",
            ConditionFields.SurgePercent => "percent of the median",
            ConditionFields.OrdersAtRisk => "orders",
            _ => null,
        };
        if (unit is null) return text;
        var field = condition.Field switch
        {
            ConditionFields.DisruptionHours => "the disruption lasts",
            ConditionFields.SurgePercent => "the surge is",
            _ => "at risk are",
        };
        var test = condition.Sign switch { ">=" => "at least", ">" => "above", "<=" => "at most", _ => "below" };
        return FormattableString.Invariant($"{field} {test} {condition.Value:0.##} {unit}");
    }

    public static string Timeout(TimeoutPolicy policy) => policy switch
    {
        TimeoutPolicy.Park => "the run is parked for a person, visibly",
        TimeoutPolicy.SafeOption => "the safe option is carried out",
        TimeoutPolicy.Raise => "the next level is asked",
        _ => "the request counts as rejected",
    };

    public static string Option(string kind) => kind switch
    {
        "activateBackup" => "Activate the backup supplier",
        "coordinate" => "Carry out the steps",
        "expedite" => "Expedite",
        "raiseProduction" => "Raise or bring forward production",
        "reallocate" => "Reallocate between sites",
        "reschedule" => "Reschedule production",
        "resource" => "Serve orders from other sites",
        "useAlternate" => "Use an alternate",
        "wait" => "Wait",
        _ => kind,
    };

    /// <summary>A kind of case as protocols write it, apart in words: "supplierDelay" is "supplier delay".</summary>
    public static string Case(string kind) => string.Concat(kind.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
