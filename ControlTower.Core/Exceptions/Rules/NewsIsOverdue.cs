using System.Globalization;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>What should have happened, and of which nobody told that it did, deviates.</summary>
public static class NewsIsOverdue
{
    /// <param name="thing">What should have happened, in lower case, to which document.</param>
    /// <param name="due">When, without tolerance; and how many hours ago.</param>
    public static Deviation Judge((string What, string Id, string Function) thing, (string? Site, string? Other, IReadOnlyList<string> Items) where, (DateTimeOffset At, decimal Hours) due) =>
        new(CaseKind.Overdue, [thing.What, thing.Id], Title(thing.What, thing.Id, due.At), Severity.Medium, due.At, thing.Function)
        {
            Site = where.Site,
            OtherSite = where.Other,
            Items = where.Items,
            Reference = thing.Id,
            Hours = due.Hours,
        };

    private static string Title(string what, string id, DateTimeOffset at) => $"No {what} of {id} since {at.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture)}";
}
