using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Production;

/// <summary>A stretch of a line's time, in percent of the width that is drawn.</summary>
public sealed record TimeBar(double Left, double Width, DateTimeOffset From, DateTimeOffset Until);

/// <param name="Track">Orders whose times overlap stand below one another, from 0.</param>
public sealed record OrderBar(TimeBar Bar, MakingRow Row, int Track);

public sealed record HaltBar(TimeBar Bar, LineHalt Halt);

/// <summary>One line of a plant over the days that are drawn.</summary>
/// <param name="Line">Null where the plant has no lines of its own.</param>
/// <param name="Shifts">When it works.</param>
public sealed record LineTimeline(string? Line, string Name, IReadOnlyList<TimeBar> Shifts, IReadOnlyList<TimeBar> Downtime, IReadOnlyList<OrderBar> Orders, IReadOnlyList<HaltBar> Halts)
{
    public int Tracks => Orders.Count == 0 ? 1 : Orders.Max(order => order.Track) + 1;
}

/// <summary>A plant over the next seven days; a day is as wide as it is long, so that one with a clock change is 23 or 25 hours wide.</summary>
/// <param name="Days">The days of the plant's own zone.</param>
public sealed record PlantTimeline(string Site, string Name, TimeZoneInfo Zone, IReadOnlyList<TimeBar> Days, IReadOnlyList<LineTimeline> Lines)
{
    public const int DaysShown = 7;

    /// <summary>Orders that are drawn on one line; a longer plan is listed.</summary>
    private const int MostBars = 60;

    public static PlantTimeline? Of(TowerState state, string id, (IReadOnlyList<MakingRow> Rows, IReadOnlyList<LineHalt> Halts) known, ProductionFilter filter, DateTimeOffset now)
    {
        if (state.Network.Sites.Find(id) is not { } site) return null;
        var zone = site.Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var days = DaysOf(zone, now);
        var span = (From: days[0].From, Until: days[^1].Until);
        var rows = known.Rows.Where(row => row.Order.Site == id).ToLookup(row => row.Order.Line ?? "", StringComparer.Ordinal);
        var halts = known.Halts.Where(halt => halt.Stop.Site == id).ToLookup(halt => halt.Stop.Line ?? "", StringComparer.Ordinal);
        var told = site.Entry.ProductionLines?.Select(line => line.Id) ?? [];
        var lines = told.Concat(rows.Select(group => group.Key)).Concat(halts.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Where(line => filter.Line is null || line == filter.Line);
        return new(id, site.Name, zone, [.. days.Select(day => Bar(day, span)!)], [.. lines.Select(line => Line(site.Entry, line, (rows[line], halts[line]), span))]);
    }

    private static LineTimeline Line(SiteEntry site, string line, (IEnumerable<MakingRow> Rows, IEnumerable<LineHalt> Halts) known, (DateTimeOffset From, DateTimeOffset Until) span) => new(
        line.Length == 0 ? null : line, site.ProductionLines?.FirstOrDefault(one => one.Id == line)?.Name ?? (line.Length == 0 ? "Whole plant" : line),
        [.. WorkTime.Of(site, line.Length == 0 ? null : line).Stretches(span.From, span.Until).Select(open => Bar(open, span)).OfType<TimeBar>()],
        [.. (site.Downtime ?? []).Select(down => Bar((down.From, down.Until), span)).OfType<TimeBar>()],
        Tracked(known.Rows.Select(row => (Row: row, Bar: Bar((row.Order.StartAt, row.Order.DueAt), span))).Where(one => one.Bar is not null).Take(MostBars)),
        [.. known.Halts.Select(halt => (Halt: halt, Bar: Bar((halt.Stop.StopsAt, halt.Stop.Until), span))).Where(one => one.Bar is not null).Select(one => new HaltBar(one.Bar!, one.Halt))]);

    /// <summary>Each on the first track that is free by then.</summary>
    private static List<OrderBar> Tracked(IEnumerable<(MakingRow Row, TimeBar? Bar)> orders)
    {
        List<DateTimeOffset> free = [];
        List<OrderBar> bars = [];
        foreach (var (row, bar) in orders)
        {
            var track = free.FindIndex(until => until <= row.Order.StartAt);
            if (track < 0) (track, free) = (free.Count, [.. free, row.Order.DueAt]);
            else free[track] = row.Order.DueAt;
            bars.Add(new(bar!, row, track));
        }
        return bars;
    }

    private static List<(DateTimeOffset From, DateTimeOffset Until)> DaysOf(TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return [.. Enumerable.Range(0, DaysShown).Select(day => (Midnight(zone, today.AddDays(day)), Midnight(zone, today.AddDays(day + 1))))];
    }

    /// <summary>Where a clock change leaves midnight out, the first instant of the day.</summary>
    private static DateTimeOffset Midnight(TimeZoneInfo zone, DateTime day)
    {
        while (zone.IsInvalidTime(day)) day = day.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(day) ? zone.GetAmbiguousTimeOffsets(day).Max() : zone.GetUtcOffset(day);
        return new DateTimeOffset(day, offset).ToUniversalTime();
    }

    private static TimeBar? Bar((DateTimeOffset From, DateTimeOffset Until) stretch, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var (from, until) = (stretch.From > span.From ? stretch.From : span.From, stretch.Until < span.Until ? stretch.Until : span.Until);
        if (until <= from) return null;
        var all = (span.Until - span.From).TotalHours;
        return new(Math.Round((from - span.From).TotalHours / all * 100, 3), Math.Round((until - from).TotalHours / all * 100, 3), stretch.From, stretch.Until);
    }
}
