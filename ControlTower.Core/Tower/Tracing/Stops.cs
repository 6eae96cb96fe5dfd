using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>Which production stands still, from when and for how long.</summary>
internal sealed class Stops(TowerState state, Pegging pegging, Arrivals arrivals, DateTimeOffset now)
{
    private ILookup<(string Site, string Line), ProductionOrder>? moved;

    /// <summary>Orders that cannot start when they were to, in order of time and id.</summary>
    public static IReadOnlyList<WaitingProduction> Waiting(Pegging pegging, Arrivals arrivals, DateTimeOffset now)
    {
        var waiting = new List<WaitingProduction>();
        foreach (var making in pegging.Production)
        {
            var since = Math.Max(making.Order.Plan.StartAt.UtcTicks, now.UtcTicks);
            if (arrivals.Of(making).Ready is var ready && ready <= since) continue;
            var missing = making.Inputs.Where(input => arrivals.Of(input).At > since).Select(input => input.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            waiting.Add(new(making.Order, new(since, TimeSpan.Zero), new(ready, TimeSpan.Zero), [.. missing]));
        }
        return [.. waiting.OrderBy(one => one.Since).ThenBy(one => one.Order.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// One for each line of a site, in order of time, site and line: from the first want until the last of those that wait runs. Where production is
    /// ordered, the orders say when it is to run; else what customers need says so. What was brought forward into the time fills it.
    /// </summary>
    public IReadOnlyList<LineStop> Of(LaneGraph graph)
    {
        var stops = new SortedDictionary<(string Site, string Line), LineStop>(BySiteAndLine.Instance);
        foreach (var making in pegging.Production)
        {
            var planned = Math.Max(making.Order.Plan.StartAt.UtcTicks, now.UtcTicks);
            if (arrivals.Of(making).Ready is var ready && ready <= planned) continue;
            var from = Filled(making, planned);
            var until = Begun(making, (from, Math.Max(ready, making.Order.StartAt.UtcTicks)));
            if (until > from) Add(making.Order.Site, making.Order.Line, (from, until), (making.Order.Item, making.Order.Id));
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

    /// <summary>UTC ticks up to which orders that were brought forward keep the line at work without a break from an instant on.</summary>
    private long Filled(MakingOf making, long from)
    {
        var filled = from;
        foreach (var order in Moved(making).Where(order => order.StartAt < order.Plan.StartAt))
        {
            if (order.StartAt.UtcTicks <= Opening(filled) && order.DueAt.UtcTicks > filled) filled = order.DueAt.UtcTicks;
        }
        return filled == from ? from : Opening(filled);

        long Opening(long at) => making.WorkTime.Opening(new(at, TimeSpan.Zero))?.UtcTicks ?? at;
    }

    /// <summary>UTC ticks from which orders that were moved keep the line at work until one that waited runs, or beyond.</summary>
    private long Begun(MakingOf making, (long From, long Until) span)
    {
        var begun = span.Until;
        foreach (var order in Moved(making).Reverse())
        {
            if (order.StartAt.UtcTicks < begun && order.DueAt.UtcTicks >= begun) begun = Math.Max(span.From, order.StartAt.UtcTicks);
        }
        return begun;
    }

    /// <summary>Other orders of the line that were brought forward or put off, in order of time.</summary>
    private IEnumerable<ProductionOrder> Moved(MakingOf making)
    {
        moved ??= state.Orders.ProductionOrders.Values.Where(order => order.StartAt != order.Plan.StartAt).OrderBy(order => order.StartAt).ToLookup(order => (order.Site, order.Line ?? "")); // lookup only
        return moved[(making.Order.Site, making.Order.Line ?? "")].Where(order => order.Id != making.Order.Id);
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
