using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime.Demo;

namespace ControlTower.Tests.Runtime.Demo;

public sealed class DemoHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<DemoOrderHistory> History = DemoHistory.Create(7, Now);

    [Fact]
    public void Create_SameSeed_SameBytes() =>
        Assert.Equal(JsonSerializer.Serialize(DemoHistory.Create(7, Now), CanonicalJson.Options), JsonSerializer.Serialize(History, CanonicalJson.Options));

    [Fact]
    public void Create_Any_IsFinishedAndInOrder()
    {
        Assert.True(History.Count >= 600);
        Assert.Equal(History.Count, History.Select(entry => entry.Order.Id).Distinct().Count());
        Assert.Equal(History.OrderBy(entry => entry.Order.PlacedAt), History);
        Assert.True(History[0].Order.PlacedAt < Now.AddDays(-88));
        Assert.All(History, entry => Assert.True(
            entry.Order.PlacedAt < entry.ApprovedAt && entry.ApprovedAt <= entry.ShippedAt && entry.ShippedAt < entry.DeliveredAt && entry.DeliveredAt < Now));
    }

    [Fact]
    public void Create_Any_OnTimeShareIsBelievable()
    {
        Assert.InRange(History.Count(entry => entry.DeliveredAt <= entry.Order.PromisedBy) / (double)History.Count, 0.90, 0.96);
        Assert.InRange(History.Count(entry => entry.Complete) / (double)History.Count, 0.94, 0.995);
    }

    [Fact]
    public void Create_Any_SharesNoIdAndEveryReferenceWithTheNetwork()
    {
        var document = DemoNetwork.Create(7, Now);
        var items = document.Items!.Select(item => item.Id).ToHashSet();
        Assert.Empty(History.Select(entry => entry.Order.Id).Intersect(document.Orders!.Select(order => order.Id)));
        Assert.All(History, entry => Assert.Contains(document.Lanes!, lane => lane.From == entry.ShipFrom && lane.To == entry.Order.Destination));
        Assert.All(History.SelectMany(entry => entry.Order.Lines), line => Assert.Contains(line.Item, items));
    }

    [Fact]
    public void DemandHistory_Any_GivesEverySeriesABaseline()
    {
        var series = DemoDemand.History(7, Now).GroupBy(signal => $"{signal.Data.GetProperty("site")}|{signal.Data.GetProperty("item")}").ToArray();
        Assert.True(series.Length >= 150);
        Assert.All(series, one => Assert.True(one.Select(signal => signal.Data.GetProperty("periodStart").GetString()).Distinct().Count() >= 28));
        Assert.All(DemoDemand.History(7, Now), signal => Assert.True(signal.Time <= Now));
    }
}
