namespace ControlTower.Core.Protocols.Conditions;

/// <summary>What conditions may ask: every field with its unit, and every figure over a window. The table in docs/protocols.md is this list.</summary>
public static class ConditionFields
{
    public const string DisruptionHours = "disruptionHours";
    public const string SurgePercent = "surgePercent";
    public const string OrdersAtRisk = "ordersAtRisk";

    /// <summary>Longer, later or further than any limit.</summary>
    public const decimal Endless = decimal.MaxValue;

    private const decimal Month = 720;

    public static IReadOnlyList<ConditionField> All { get; } = [.. Listed().Select((field, slot) => field with { Slot = slot })];

    public static IReadOnlyList<ConditionFunction> Functions { get; } =
    [
        new("casesOpened", "", Dimension.None, Month, "Cases of this kind at this site that were opened in the window, this one included.", "casesOpened(7 d) >= 3") { IsWhole = true },
        new("delays", "", Dimension.None, Month, "Cases of a delayed or failed supplier at this site that were opened in the window.", "delays(30 d) > 2") { IsWhole = true },
        new("spent", "money", Dimension.Amount, 24, "What this protocol spent automatically in the window, in the tower's currency.", "spent(24 h) < 20000 EUR"),
        new("actions", "", Dimension.None, 24, "How often this protocol acted automatically in the window.", "actions(1 h) < 10") { IsWhole = true },
    ];

    /// <summary>How a condition that is written as an object says its test.</summary>
    public static IReadOnlyList<string> Tests { get; } = ["atLeast", "above", "atMost", "below"];

    public static ConditionField? Find(string name) => All.FirstOrDefault(field => field.Name == name);

    public static ConditionFunction? Function(string name) => Functions.FirstOrDefault(function => function.Name == name);

    private static IEnumerable<ConditionField> Listed() => [.. OfTheCase(), .. OfItsImpact(), .. OfItsPlace(), .. OfTheTime()];

    private static IEnumerable<ConditionField> OfTheCase() =>
    [
        Text("case.kind", "What kind of case it is.", "case.kind == supplierDelay") with { IsCheap = true },
        Text("case.severity", "How bad it is.", "case.severity in (medium, high)", "low", "medium", "high"),
        Text("case.urgency", "How soon it bites.", "case.urgency == high", "low", "medium", "high"),
        Text("case.priority", "Severity times urgency.", "case.priority == critical", "watch", "warning", "critical"),
        Text("case.function", "Whose queue it is in.", "case.function == procurement"),
        Text("case.reason", "The reason that was told.", "case.reason == 'strike'"),
        Number("case.ageHours", "h", Dimension.Time, "Since the tower knows of it.", "case.ageHours >= 12 h") with { Least = 0 },
        Hours(DisruptionHours, "How long it lasts: the longer of what is told and what has passed.", "disruptionHours >= 48 h") with { IsCheap = true },
        Number(SurgePercent, "%", Dimension.Share, "By how much the figure differs from the expected one.", "surgePercent >= 25 %") with { IsCheap = true },
        Number("differenceUnits", "units", Dimension.Goods, "The same in units, without its sign.", "differenceUnits > 500 units") with { Least = 0, IsCheap = true },
        Text("item.id", "The item it touches, the first of several; nothing where it touches all.", "item.id in ('BIKE', 'TRIKE')") with { IsCheap = true },
        Text("item.family", "The family of that item.", "item.family == 'bikes'"),
        Count("itemCount", "How many items it touches; 0 is all that the site handles.", "itemCount <= 3"),
    ];

    private static IEnumerable<ConditionField> OfItsImpact() =>
    [
        Count(OrdersAtRisk, "Orders that it puts at risk.", "ordersAtRisk > 10") with { IsCheap = true },
        Count("linesAtRisk", "Lines of orders that it puts at risk.", "linesAtRisk > 20"),
        Count("customersAtRisk", "Customers whose orders are at risk.", "customersAtRisk >= 5"),
        Number("valueAtRisk", "money", Dimension.Amount, "Of the lines at risk, in the tower's currency; other currencies are not counted.", "valueAtRisk >= 25000 EUR") with { Least = 0, IsCheap = true },
        Number("costPerHour", "money/h", new(Money: 1, Hours: -1), "What each further hour costs, in the tower's currency.", "costPerHour * 8 h > 10000 EUR") with { Least = 0 },
        Hours("hoursToBreak", "Until the first promise breaks; 0 once it is broken.", "hoursToBreak < 24 h"),
        Number("stopHours", "h", Dimension.Time, "For how long production stands still, all lines together.", "stopHours > 8 h") with { Least = 0 },
        Count("sitesAffected", "Sites where it bites.", "sitesAffected > 1"),
    ];

    private static IEnumerable<ConditionField> OfItsPlace() =>
    [
        Text("site.id", "Where it is.", "site.id in ('SUP-1', 'SUP-2')") with { IsCheap = true },
        Text("site.kind", "What kind of place that is.", "site.kind in (supplier, plant)", "supplier", "plant", "distributionCenter", "crossDock", "port", "store", "customer"),
        Count("site.tier", "1 delivers to us, 2 delivers to tier 1; 0 where tiers do not apply.", "site.tier == 1"),
        Text("site.region", "Its region.", "site.region == 'north'"),
        Text("site.partner", "Who runs it, where that is somebody else.", "site.partner == 'acme'"),
        Text("otherSite.id", "Where it shows as well, such as the destination of a late shipment.", "otherSite.id == 'DC-1'"),
        Text("otherSite.kind", "What kind of place that is.", "otherSite.kind == store", "supplier", "plant", "distributionCenter", "crossDock", "port", "store", "customer"),
        Number("distance", "km", Dimension.Length, "As the crow flies from the site to the other site, else to the nearest site that a lane serves from it.", "distance <= 500 km") with { Least = 0, WhenUnknown = Endless, UnknownWords = "further than any limit" },
    ];

    private static IEnumerable<ConditionField> OfTheTime() =>
    [
        Text("weekday", "The day of the week, in the site's zone.", "weekday in (sat, sun)", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        Number("localTime", "", Dimension.TimeOfDay, "The time of day, in the site's zone.", "localTime >= 18:00") with { Least = 0 },
        new("workingTime", FieldKind.Flag, "", "The site works now, by its calendar and planned downtime.", "not workingTime") { UnknownWords = "true" , WhenUnknown = 1 },
    ];

    private static ConditionField Text(string name, string meaning, string example, params string[] choices) =>
        new(name, FieldKind.Text, "", meaning, example) { Choices = choices, UnknownWords = "none: it equals nothing" };

    private static ConditionField Number(string name, string unit, Dimension dimension, string meaning, string example) => new(name, FieldKind.Number, unit, meaning, example) { Dimension = dimension };

    private static ConditionField Hours(string name, string meaning, string example) =>
        Number(name, "h", Dimension.Time, meaning, example) with { Least = 0, WhenUnknown = Endless, UnknownWords = "longer than any limit" };

    private static ConditionField Count(string name, string meaning, string example) => Number(name, "", Dimension.None, meaning, example) with { Least = 0, IsWhole = true };
}
