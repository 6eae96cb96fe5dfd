namespace ControlTower.Core.Protocols;

/// <summary>What a condition may ask about a case: every field with its unit.</summary>
public static class ConditionFields
{
    public const string DisruptionHours = "disruptionHours";
    public const string SurgePercent = "surgePercent";
    public const string OrdersAtRisk = "ordersAtRisk";

    public static IReadOnlyList<(string Name, string Unit)> All { get; } = [(DisruptionHours, "hours"), (SurgePercent, "percent of the median"), (OrdersAtRisk, "orders")];

    public static IReadOnlyList<string> Tests { get; } = ["atLeast", "above", "atMost", "below"];
}

/// <summary>The fields of one case at one time.</summary>
/// <param name="Kind">As protocols write it, in camel case.</param>
/// <param name="DisruptionHours">Null where nobody knows the end: longer than any limit.</param>
public sealed record CaseFields(string Kind, decimal? DisruptionHours, decimal? SurgePercent, int OrdersAtRisk)
{
    public bool Meets(Condition condition)
    {
        var value = condition.Field switch
        {
            ConditionFields.DisruptionHours => DisruptionHours ?? decimal.MaxValue,
            ConditionFields.SurgePercent => SurgePercent ?? 0,
            _ => OrdersAtRisk,
        };
        return condition.Test switch
        {
            "atLeast" => value >= condition.Value,
            "above" => value > condition.Value,
            "atMost" => value <= condition.Value,
            _ => value < condition.Value,
        };
    }
}
