using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.News;

/// <summary>What a site has promised and not sent, beside what it can do: those promised first are served first.</summary>
/// <param name="Behind">Orders that come later than promised.</param>
/// <param name="Items">On those orders, the first of them.</param>
/// <param name="Due">Units of all that wait.</param>
/// <param name="Short">Units by which the capacity falls short at worst.</param>
/// <param name="HoursBehind">The same in hours of work.</param>
/// <param name="HoursToClear">From now until all is done; null where it never is.</param>
internal sealed record SiteLoad(int Behind, IReadOnlyList<string> Items, Quantity Due, Quantity Short, decimal HoursBehind, decimal? HoursToClear)
{
    private const int MostItems = 20;

    /// <summary>What is promised later is looked at when its time comes.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    private const decimal LongestHours = 8_760;

    /// <summary>More orders of one site are not looked through at once.</summary>
    private const int MostOrders = 20_000;

    public static SiteLoad Of(TowerState state, Site site, DateTimeOffset now)
    {
        var (work, rate, share) = (WorkTime.Of(site.Entry), site.Entry.Capacity!.Value, state.Network.CapacityShareOf(site.Id, now));
        var (due, behind, worst, can, until) = (0m, 0, 0m, 0m, now);
        var items = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var waiting in state.Orders.WaitingAt(site.Id).TakeWhile(one => one.PromisedBy <= now + Horizon).Take(MostOrders))
        {
            var promised = waiting.PromisedBy;
            if (promised > until) (can, until) = (can + (rate * share * work.Between(until, promised)), promised);
            due += waiting.Quantity.Units;
            if (due <= can) continue;
            behind++;
            worst = Math.Max(worst, due - can);
            if (items.Count < MostItems && state.Orders.Open.Find(waiting.Order) is { } order) items.UnionWith(order.Lines.Select(line => line.Item).Take(MostItems - items.Count));
        }
        decimal? clear = rate * share > 0 ? decimal.Round((work.Add(now, Math.Min(LongestHours, due / (rate * share))) - now).Ticks / (decimal)TimeSpan.TicksPerHour, 1) : null;
        return new(behind, [.. items], Quantity.Of(due), Quantity.Of(worst), worst / rate, clear);
    }
}
