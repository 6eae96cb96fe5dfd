namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A lane that takes longer than its lead time deviates; one of which nobody knows how much longer, without a known end.</summary>
public static class LaneIsSlowed
{
    /// <param name="told">The trouble as a word: weather, traffic or strike.</param>
    /// <param name="slowed">The hours are null while nobody told how many.</param>
    /// <param name="items">What is on its way on the lane.</param>
    public static Deviation? Judge((string From, string To) lane, (string Trouble, string? Reason) told, (decimal? AddedHours, DateTimeOffset Since) slowed, IReadOnlyList<string> items)
    {
        if (slowed.AddedHours is <= 0) return null;
        var (word, strike) = ($"{char.ToUpperInvariant(told.Trouble[0])}{told.Trouble[1..]}", told.Trouble == "strike");
        return new(
            CaseKind.LaneCondition, [lane.From, lane.To],
            slowed.AddedHours is { } hours ? $"{word} on the lane +{hours:0.##} h" : $"{word} on the lane",
            slowed.AddedHours is { } length ? SupplierIsDelayed.SeverityOf(length) : strike ? Severity.High : Severity.Medium, slowed.Since, "logistics")
        {
            Site = lane.From,
            OtherSite = lane.To,
            Items = items,
            Hours = slowed.AddedHours is { } added ? decimal.Round(added, 4) : null,
            OpenEnded = slowed.AddedHours is null,
            Reason = told.Reason ?? told.Trouble,
        };
    }
}
