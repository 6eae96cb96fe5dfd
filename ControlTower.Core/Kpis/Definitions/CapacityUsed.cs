using ControlTower.Core.Network;

namespace ControlTower.Core.Kpis.Definitions;

/// <summary>How much of what its sites could do was done.</summary>
public sealed class CapacityUsed : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "capacityUsed",
        "Capacity used",
        "share",
        "Units that sites with a told capacity received, sold, sent on or made on the days of the period, over their capacity an hour times the hours that they work by their calendars. Sites without a capacity are left out; so are days before the first on which stock or production was told.",
        KpiSource.Stock,
        "capacity");

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var rated = input.Sites.Where(site => site.Entry.Capacity > 0).ToDictionary(site => site.Entry.Id, site => site.Entry, StringComparer.Ordinal); // lookup only
        var told = input.StockDays.Select(day => day.Site).Where(rated.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (told.Count == 0 || StockWindow.OfWork(input) is not { } window) return [new(Definition.Id, Definition.Unit, null, 0) { MissingInput = "capacity" }];
        var could = told.Sum(site => WorkTime.Of(rated[site]).Between(window.From, window.To) * rated[site].Capacity!.Value);
        var did = input.StockDays.Where(day => rated.ContainsKey(day.Site) && window.Holds(day.Day)).Sum(day => day.In.Units + day.Sold.Units + day.Moved.Units + day.Made.Units);
        return [new(Definition.Id, Definition.Unit, could > 0 ? (double)(did / could) : null, told.Count) { Parts = [new("handled", (double)did, ""), new("couldHandle", (double)could, "")] }];
    }
}
