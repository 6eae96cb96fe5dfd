namespace ControlTower.Core.Runtime.Demo;

/// <summary>Ninety days of finished orders, so that KPIs have a trend from the first minute.</summary>
public static class DemoHistory
{
    public const int Days = 90;

    private const int EachDay = 8;
    private const int FirstNumber = 1_001;

    /// <summary>A strike of the carriers about five weeks ago: two weeks in which more came late.</summary>
    private const int StrikeFrom = 30;
    private const int StrikeUntil = 43;

    /// <summary>In order of placing. All were delivered before <paramref name="now"/>.</summary>
    public static IReadOnlyList<DemoOrderHistory> Create(int seed, DateTimeOffset now)
    {
        var start = DemoNetwork.WholeSecond(now);
        var result = new List<DemoOrderHistory>();
        for (var day = Days; day > 0; day--)
        {
            for (var i = 0; i < EachDay; i++)
            {
                var number = FirstNumber + ((Days - day) * EachDay) + i;
                if (Finished(seed, number, start.AddDays(-day).AddMinutes(i * (24 * 60 / EachDay)), start) is { } order) result.Add(order);
            }
        }
        return result;
    }

    private static DemoOrderHistory? Finished(int seed, int number, DateTimeOffset slot, DateTimeOffset now)
    {
        var random = DemoRandom.For(seed, "history", number);
        var placed = slot.AddMinutes(random.Below(24 * 60 / EachDay));
        var approved = placed.AddMinutes(random.From(6, 220));
        var order = DemoOrders.Create(seed, $"SO-{number}", placed, placed.AddHours(random.From(54, 210)));
        var daysAgo = (int)(now - placed).TotalDays;
        var plan = DemoOrderPlan.For(seed, order, approved, daysAgo is >= StrikeFrom and < StrikeUntil ? 17 : 5);
        if (plan is null || plan.DeliveredAt >= now) return null;
        return new(order, approved, plan.ShippedAt, plan.DeliveredAt, plan.ShipFrom, !random.Chance(3));
    }
}
