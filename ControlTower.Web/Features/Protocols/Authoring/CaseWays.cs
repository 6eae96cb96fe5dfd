using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>How a case goes on both sides, in a planner's words.</summary>
/// <param name="Opened">The case's first entry.</param>
/// <param name="Other">What happens on the other side.</param>
/// <param name="Draft">What happens under the draft.</param>
/// <param name="Times">What the draft does earlier or later; null where nothing is.</param>
public sealed record CaseWays(TimelineEntry Opened, string Other, string Draft, string? Times)
{
    private const int MostTimes = 3;

    /// <returns>Null where both go the same way at the same times.</returns>
    public static CaseWays? Of(CasePair pair)
    {
        var ways = new CaseWays((pair.Left.Count > 0 ? pair.Left : pair.Right)[0], Words(pair.Left), Words(pair.Right), TimesOf(pair));
        return ways.Other == ways.Draft && ways.Times is null ? null : ways;
    }

    /// <summary>Who is asked, what is done and how it ends, in order; what only the tower's numbering tells apart is left out.</summary>
    private static string Words(IReadOnlyList<TimelineEntry> entries) =>
        entries.Count == 0 ? "no case" : string.Join(", ", entries.Select(entry => Word(entry.Kind, entry.Function)).OfType<string>()) is { Length: > 0 } text ? text : "nothing";

    private static string? TimesOf(CasePair pair)
    {
        var moved = EntryDifference.Between(pair.Left, pair.Right).Where(one => one.What == DifferenceKind.OtherTime)
            .Select(one => (Word: Word(one.Kind, one.Function), By: one.Right!.Value - one.Left!.Value)).Where(one => one.Word is not null).ToList();
        if (moved.Count == 0) return null;
        var told = moved.Take(MostTimes).Select(one => $"{one.Word} {DurationFormat.Elapsed(one.By.Duration()).Plain} {(one.By > TimeSpan.Zero ? "later" : "earlier")}");
        return string.Join(", ", told) + (moved.Count > MostTimes ? $", and {moved.Count - MostTimes} more" : "");
    }

    private static string? Word(TimelineKind kind, string? function) => kind switch
    {
        TimelineKind.ApprovalRequested => $"asks {function}",
        TimelineKind.Escalated => $"{function} joins",
        TimelineKind.TimedOut => "times out",
        TimelineKind.ActionRequested => $"{function} acts",
        TimelineKind.Parked => "is parked",
        TimelineKind.BreakerTripped => "a breaker trips",
        _ => null,
    };
}
