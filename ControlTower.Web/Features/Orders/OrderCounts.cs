using ControlTower.Core.Orders;

namespace ControlTower.Web.Features.Orders;

/// <summary>How many open orders there are of each sort, and through which channels they come, in ordinal order.</summary>
public sealed class OrderCounts
{
    /// <summary>More channels than a person can choose from are not listed.</summary>
    private const int MostChannels = 50;

    private readonly int[] by;

    private OrderCounts(int[] by, IReadOnlyList<string> channels) => (this.by, Channels) = (by, channels);

    public static OrderCounts None { get; } = new(new int[Enum.GetValues<OrderShow>().Length], []);

    public IReadOnlyList<string> Channels { get; }

    public int All => this[OrderShow.All];

    public int this[OrderShow which] => by[(int)which];

    public static OrderCounts Of(IEnumerable<Order> open, OrderScene scene)
    {
        var channels = new SortedSet<string>(StringComparer.Ordinal);
        var counts = new int[Enum.GetValues<OrderShow>().Length];
        foreach (var order in open)
        {
            counts[(int)OrderShow.All]++;
            if (scene.StepOf(order) is var step and not OrderShow.All) counts[(int)step]++;
            if (scene.IsLate(order)) counts[(int)OrderShow.Late]++;
            if (scene.IsAtRisk(order)) counts[(int)OrderShow.Risk]++;
            if (order.Channel is { } channel && channels.Count < MostChannels) channels.Add(channel);
        }
        return new(counts, [.. channels]);
    }
}
