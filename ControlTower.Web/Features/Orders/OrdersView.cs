using System.Diagnostics;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>
/// The list of open orders: filtered and sorted at most once a second, and less often the longer it takes, so that a hundred
/// thousand orders cost a page a twentieth of a core at worst. What it shows of a single order is always the newest.
/// </summary>
public sealed class OrdersView
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private const int Share = 20;

    private OrderFilter? filter;
    private OrderState? orders;
    private object? cases;
    private TowerState state = TowerState.Empty;
    private DateTimeOffset now;
    private DateTimeOffset readAt;
    private TimeSpan cost;
    private List<Order>? next;
    private Dictionary<string, List<string>> risks = [];

    /// <summary>In the order of the page; rows that ended meanwhile stay until the next list.</summary>
    public IReadOnlyList<Order> Rows { get; private set; } = new List<Order>();

    public OrderCounts Counts { get; private set; } = OrderCounts.None;

    /// <summary>Changes that wait while the reader points at a row.</summary>
    public int Waiting { get; private set; }

    /// <summary>While set, rows do not move.</summary>
    public bool Held { get; private set; }

    /// <summary>When the list is to be read again, because the state went on; null while it is the newest.</summary>
    public TimeSpan? Again { get; private set; }

    public void Read(TowerState newest, OrderFilter wanted, DateTimeOffset at)
    {
        var other = wanted != filter;
        (state, now) = (newest, at);
        var same = ReferenceEquals(newest.Orders, orders) && ReferenceEquals(newest.Exceptions.Open, cases);
        if (same && !other)
        {
            Again = null;
            return;
        }
        var pause = cost * Share > Least ? cost * Share : Least;
        if (!other && at - readAt < pause)
        {
            Again = pause - (at - readAt);
            return;
        }
        filter = wanted;
        List(other);
    }

    public ShownOrder Row(Order listed)
    {
        var order = state.Orders.Open.Find(listed.Id);
        var gone = order is null ? state.Orders.Ended.TryGetValue(listed.Id, out var ended) ? ended : listed.Status : (OrderStatus?)null;
        var newest = order ?? listed;
        return new(newest, gone ?? newest.Status, OrderFilter.IsLate(newest, now) && gone is null, OrderFigures.ValueOf(newest), risks.GetValueOrDefault(newest.Id) ?? [])
        {
            Customer = SiteNames.Of(state, newest.Customer),
            To = SiteNames.Of(state, newest.Destination) ?? newest.Region,
            Stand = state.Orders.Tracks.Find(newest.Id) is { } track ? OrderStanding.Of(track) : null,
        };
    }

    public void Hold(bool hold)
    {
        Held = hold;
        if (!hold) ShowWaiting();
    }

    public void ShowWaiting()
    {
        if (next is not null) Rows = next;
        (next, Waiting) = (null, 0);
    }

    /// <summary>All that the filter lets through, for a file.</summary>
    public static IEnumerable<Order> Select(TowerState state, OrderFilter filter, DateTimeOffset now)
    {
        var risks = filter.Show == OrderShow.Risk ? OrderFigures.Risks(state.Exceptions) : [];
        var scene = new OrderScene(state, now, risks);
        return Sorted([.. state.Orders.Open.Values.Where(order => filter.Matches(order, scene))], filter);
    }

    private void List(bool other)
    {
        var watch = Stopwatch.StartNew();
        (orders, cases) = (state.Orders, state.Exceptions.Open);
        risks = OrderFigures.Risks(state.Exceptions);
        var scene = new OrderScene(state, now, risks);
        Counts = OrderCounts.Of(state.Orders.Open.Values, scene);
        var found = Sorted([.. state.Orders.Open.Values.Where(order => filter!.Matches(order, scene))], filter!);
        if (Held && !other)
        {
            var seen = new HashSet<string>(Rows.Select(row => row.Id), StringComparer.Ordinal);
            (next, Waiting) = (found, found.Count(order => !seen.Contains(order.Id)) + seen.Count - found.Count(order => seen.Contains(order.Id)));
        }
        else
        {
            (Rows, next, Waiting) = (found, null, 0);
        }
        (readAt, cost, Again) = (now, watch.Elapsed, null);
    }

    private static List<Order> Sorted(List<Order> found, OrderFilter filter)
    {
        var keys = found.ConvertAll(order => (Order: order, Key: KeyOf(order, filter.Sort)));
        keys.Sort((a, b) =>
        {
            var by = a.Key.CompareTo(b.Key);
            return by != 0 ? filter.Descending ? -by : by : filter.Sort == OrderSort.Id && filter.Descending ? string.CompareOrdinal(b.Order.Id, a.Order.Id) : string.CompareOrdinal(a.Order.Id, b.Order.Id);
        });
        return keys.ConvertAll(pair => pair.Order);
    }

    /// <summary>What is unknown comes last in ascending order.</summary>
    private static long KeyOf(Order order, OrderSort sort) => sort switch
    {
        OrderSort.Promise => order.PromisedBy?.UtcTicks ?? long.MaxValue,
        OrderSort.Placed => order.PlacedAt.UtcTicks,
        OrderSort.Value => OrderFigures.ValueOf(order)?.Micros ?? long.MaxValue,
        _ => 0,
    };
}
