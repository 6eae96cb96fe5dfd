using ControlTower.Core.Orders;

namespace ControlTower.Web.Features.Orders;

/// <summary>How many open orders there are of each sort, and through which channels they come, in ordinal order.</summary>
public sealed record OrderCounts(int All, int Placed, int Approved, int Shipped, int Late, int Risk, IReadOnlyList<string> Channels)
{
    /// <summary>More channels than a person can choose from are not listed.</summary>
    private const int MostChannels = 50;

    public static OrderCounts None { get; } = new(0, 0, 0, 0, 0, 0, []);

    public static OrderCounts Of(IEnumerable<Order> open, DateTimeOffset now, Dictionary<string, List<string>> risks)
    {
        var by = new int[Enum.GetValues<OrderStatus>().Length];
        var (all, late, risk) = (0, 0, 0);
        var channels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var order in open)
        {
            all++;
            by[(int)order.Status]++;
            if (OrderFilter.IsLate(order, now)) late++;
            if (risks.ContainsKey(order.Id)) risk++;
            if (order.Channel is { } channel && channels.Count < MostChannels) channels.Add(channel);
        }
        return new(all, by[(int)OrderStatus.Placed], by[(int)OrderStatus.Approved], by[(int)OrderStatus.Shipped], late, risk, [.. channels]);
    }
}
