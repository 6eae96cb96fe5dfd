using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

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
        return level.Decision switch
        {
            DecisionMode.Automatic => $"{names}, automatic",
            DecisionMode.Joint => $"{names}, jointly",
            _ => $"{names}, one approver",
        };
    }

    public static string Names(IEnumerable<string> ids, OrdinalMap<string> functions) => string.Join(" and ", ids.Select(id => functions.Find(id) ?? id));

    public static string Condition(Condition condition)
    {
        var unit = ConditionFields.All.FirstOrDefault(field => field.Name == condition.Field).Unit;
        var field = condition.Field switch
        {
            ConditionFields.DisruptionHours => "the disruption lasts",
            ConditionFields.SurgePercent => "the surge is",
            ConditionFields.OrdersAtRisk => "at risk are",
            var other => other,
        };
        var test = condition.Test switch { "atLeast" => "at least", "atMost" => "at most", var other => other };
        return FormattableString.Invariant($"{field} {test} {condition.Value:0.##} {unit}");
    }

    public static string Timeout(TimeoutPolicy policy) => policy switch
    {
        TimeoutPolicy.Park => "the run is parked for a person, visibly",
        TimeoutPolicy.SafeOption => "the safe option is carried out",
        _ => "the request counts as rejected",
    };

    public static string Option(string kind) => kind switch
    {
        "activateBackup" => "Activate the backup supplier",
        "expedite" => "Expedite",
        "reallocate" => "Reallocate between sites",
        "wait" => "Wait",
        _ => kind,
    };

    /// <summary>A kind of case as protocols write it, apart in words: "supplierDelay" is "supplier delay".</summary>
    public static string Case(string kind) => string.Concat(kind.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
