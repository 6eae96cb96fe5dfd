using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower;

/// <summary>Which production stands still, from when and for how long.</summary>
internal static class Stops
{
    /// <summary>
    /// One for each line of a site, in order of time, site and line: from the first want to the last input. Where production is
    /// ordered, the orders say when it is to run; else what customers need says so.
    /// </summary>
    public static IReadOnlyList<LineStop> Of(Pegging pegging, Arrivals arrivals, LaneGraph graph, DateTimeOffset now)
    {
        var stops = new SortedDictionary<(string Site, string Line), LineStop>(BySiteAndLine.Instance);
        foreach (var making in pegging.Production)
        {
            var start = arrivals.Of(making).Start;
            var planned = Math.Max(making.Order.StartAt.UtcTicks, now.UtcTicks);
            if (start > planned) Add(making.Order.Site, making.Order.Line, (planned, start), (making.Order.Item, making.Order.Id));
        }
        foreach (var need in pegging.Derived.Where(need => !pegging.IsOrderedAt(graph.Sites[need.Site])))
        {
            var arrival = arrivals.Of(need);
            if (arrival.At > need.By && arrival.At > arrival.Planned) Add(graph.Sites[need.Site], need.Bom!.Line, (need.By, arrival.At), (need.Bom.Item, null));
        }
        return [.. stops.Values.OrderBy(stop => stop.StopsAt).ThenBy(stop => stop.Site, StringComparer.Ordinal).ThenBy(stop => stop.Line, StringComparer.Ordinal)];

        void Add(string site, string? line, (long From, long Until) span, (string Item, string? Order) what)
        {
            var key = (site, line ?? "");
            var known = stops.GetValueOrDefault(key);
            var (from, until) = (new DateTimeOffset(span.From, TimeSpan.Zero), new DateTimeOffset(span.Until, TimeSpan.Zero));
            if (known is { } so) (from, until) = (from < so.StopsAt ? from : so.StopsAt, until > so.Until ? until : so.Until);
            stops[key] = new(site, line, from, until, With(known?.Items, what.Item), With(known?.ProductionOrders, what.Order));
        }
    }

    private static IReadOnlyList<string> With(IReadOnlyList<string>? known, string? one) =>
        one is null || known?.Contains(one) == true ? known ?? [] : [.. known ?? [], one];

    private sealed class BySiteAndLine : IComparer<(string Site, string Line)>
    {
        public static BySiteAndLine Instance { get; } = new();

        public int Compare((string Site, string Line) x, (string Site, string Line) y)
        {
            var site = string.CompareOrdinal(x.Site, y.Site);
            return site != 0 ? site : string.CompareOrdinal(x.Line, y.Line);
        }
    }
}
