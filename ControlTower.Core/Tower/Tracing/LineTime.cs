using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>The working time of a production line, and what takes it up.</summary>
internal sealed class LineTime
{
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> taken = [];

    private LineTime(WorkTime work) => Work = work;

    public WorkTime Work { get; }

    /// <param name="where">A site, and its line; null where it has none of its own.</param>
    /// <param name="without">Orders that take up no time, since they are to be moved.</param>
    public static LineTime Of(TowerState state, (string Site, string? Line) where, IReadOnlyCollection<string> without)
    {
        var line = new LineTime(WorkTime.Of(state.Network.Sites[where.Site].Entry, where.Line));
        foreach (var order in On(state, where).Where(order => !without.Contains(order.Id))) line.Take(order.StartAt, order.DueAt);
        return line;
    }

    /// <summary>Open orders of a line, in order of time and id.</summary>
    public static IEnumerable<ProductionOrder> On(TowerState state, (string Site, string? Line) where) =>
        state.Orders.ProductionOrders.Values.Where(order => order.Site == where.Site && order.Line == where.Line)
            .OrderBy(order => order.StartAt).ThenBy(order => order.Id, StringComparer.Ordinal);

    public void Take(DateTimeOffset from, DateTimeOffset until) => taken.Add((from, until));

    public void Free(DateTimeOffset from, DateTimeOffset until) => taken.Remove((from, until));

    public bool IsFree(DateTimeOffset from, DateTimeOffset until) => !taken.Exists(one => one.From < until && one.Until > from);

    /// <summary>The first time at or after one in which so many working hours fit without a break by other work; null where the line never works.</summary>
    public ProductionSlot? Slot(DateTimeOffset from, decimal hours)
    {
        // Each round passes something that is planned, for good.
        for (var rounds = 0; rounds <= taken.Count; rounds++)
        {
            if (Work.Opening(from) is not { } start) return null;
            var due = Work.Add(start, hours);
            var meets = taken.FindIndex(one => one.From < due && one.Until > start);
            if (meets < 0) return new(start.ToUniversalTime(), due.ToUniversalTime());
            from = taken[meets].Until;
        }
        return null;
    }
}
