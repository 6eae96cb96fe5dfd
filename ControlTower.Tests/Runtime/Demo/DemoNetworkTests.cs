using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Demo;

namespace ControlTower.Tests.Runtime.Demo;

public sealed class DemoNetworkTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    private static readonly NetworkDocument Document = DemoNetwork.Create(7, Now);

    [Fact]
    public void Create_SameSeedAndInstant_SameBytes() => Assert.Equal(Bytes(DemoNetwork.Create(7, Now)), Bytes(Document));

    [Fact]
    public void Create_OtherSeed_OtherDocument() => Assert.NotEqual(Bytes(DemoNetwork.Create(8, Now)), Bytes(Document));

    [Theory]
    [InlineData(SiteKind.Supplier, 18)]
    [InlineData(SiteKind.Plant, 2)]
    [InlineData(SiteKind.DistributionCenter, 5)]
    [InlineData(SiteKind.CrossDock, 2)]
    [InlineData(SiteKind.Port, 5)]
    [InlineData(SiteKind.Store, 20)]
    [InlineData(SiteKind.Customer, 5)]
    public void Create_Any_HasEnoughSitesOfEachKind(SiteKind kind, int least) => Assert.True(Document.Sites!.Count(site => site.Kind == kind) >= least);

    [Fact]
    public void Create_Any_IsOfBelievableSize()
    {
        Assert.True(Document.Sites!.Count >= 60);
        Assert.True(Document.Sites.Count(site => site.Tier == 2) >= 8);
        Assert.True(Document.Sites.Count(site => site.Tier == 1) >= 10);
        Assert.True(Document.Items!.Count >= 40);
        Assert.True(Document.Orders!.Count >= 250);
        Assert.True(Document.PurchaseOrders!.Count >= 40);
        Assert.True(Document.Shipments!.Count >= 60);
        Assert.All(Document.Items, item => Assert.True(item.WeightKg > 0 && item.UnitCost!.Value.Currency == "EUR" && item.Family is not null));
    }

    [Fact]
    public void Create_Any_EverySiteHasAPlaceAndAKnownZone()
    {
        Assert.All(Document.Sites!, site =>
        {
            Assert.InRange(site.Lat!.Value, -60, 70);
            Assert.InRange(site.Lon!.Value, -130, 150);
            Assert.NotNull(site.Region);
            Assert.NotNull(TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone!));
        });
    }

    [Fact]
    public void Create_Any_NoIdTwice()
    {
        AssertDistinct(Document.Sites!.Select(site => site.Id));
        AssertDistinct(Document.Items!.Select(item => item.Id));
        AssertDistinct(Document.Lanes!.Select(lane => $"{lane.From}>{lane.To}"));
        AssertDistinct(Document.Stock!.Select(entry => $"{entry.Site}|{entry.Item}"));
        AssertDistinct(Document.Suppliers!.Select(entry => $"{entry.Site}|{entry.Item}"));
        AssertDistinct(Document.Orders!.Select(order => order.Id));
        AssertDistinct(Document.PurchaseOrders!.Select(order => order.Id));
        AssertDistinct(Document.Shipments!.Select(shipment => shipment.Id));
        Assert.All(Document.Orders!, order => AssertDistinct(order.Lines.Select(line => line.Item)));
    }

    [Fact]
    public void Create_Any_EveryReferenceResolves()
    {
        var sites = Document.Sites!.Select(site => site.Id).ToHashSet();
        var items = Document.Items!.Select(item => item.Id).ToHashSet();
        Assert.All(Document.Lanes!, lane => Assert.True(sites.Contains(lane.From) && sites.Contains(lane.To) && lane.From != lane.To && lane.LeadTimeHours > 0));
        Assert.All(Document.Stock!, entry => Assert.True(sites.Contains(entry.Site) && items.Contains(entry.Item)));
        Assert.All(Document.Suppliers!, entry => Assert.True(sites.Contains(entry.Site) && items.Contains(entry.Item) && (entry.Backup is null || sites.Contains(entry.Backup))));
        Assert.All(Document.Orders!, order => Assert.True(sites.Contains(order.Destination) && order.Lines.All(line => items.Contains(line.Item) && line.Quantity.Units > 0)));
        Assert.All(Document.PurchaseOrders!.SelectMany(order => order.Lines).Concat(Document.Shipments!.SelectMany(shipment => shipment.Lines)), line => Assert.Contains(line.Item, items));
    }

    [Fact]
    public void Create_Any_GoodsInTransitAndOnOrderHaveALane()
    {
        var lanes = Document.Lanes!.Select(lane => (lane.From, lane.To)).ToHashSet();
        Assert.All(Document.Shipments!, shipment => Assert.Contains((shipment.From, shipment.To), lanes));
        Assert.All(Document.PurchaseOrders!, order => Assert.Contains((order.From, order.To), lanes));
    }

    [Fact]
    public void Create_Any_EverySupplierReachesAPlant()
    {
        var next = Document.Lanes!.ToLookup(lane => lane.From, lane => lane.To);
        foreach (var supplier in Document.Sites!.Where(site => site.Kind == SiteKind.Supplier))
        {
            var seen = new HashSet<string> { supplier.Id };
            var open = new Queue<string>(seen);
            while (open.TryDequeue(out var at))
            {
                foreach (var to in next[at].Where(seen.Add)) open.Enqueue(to);
            }
            Assert.Contains(seen, id => id.StartsWith("PLT-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Create_Any_OrdersCanBeDeliveredInTimeByThePlannedLane()
    {
        Assert.Equal(3, Document.Orders!.Select(order => order.Channel).Distinct().Count());
        Assert.Equal(Now.AddHours(6), Document.Orders!.Min(order => order.PromisedBy));
        Assert.Equal(Now.AddDays(20), Document.Orders!.Max(order => order.PromisedBy));
        Assert.All(Document.Orders!, order =>
        {
            Assert.True(order.PlacedAt < Now);
            var plan = DemoOrderPlan.For(7, order, Now)!;
            Assert.True(plan.ShippedAt >= Now && plan.DeliveredAt > plan.ShippedAt);
            Assert.Contains(Document.Lanes!, lane => lane.From == plan.ShipFrom && lane.To == order.Destination);
            Assert.Equal(plan.Late, plan.DeliveredAt > order.PromisedBy);
        });
        Assert.InRange(Document.Orders!.Count(order => DemoOrderPlan.For(7, order, Now)!.Late), 5, 40);
    }

    [Fact]
    public void Create_Any_StockIsThinInPlacesAndComfortableInMost()
    {
        var centres = Document.Stock!.Where(entry => entry.Site.StartsWith("DC-", StringComparison.Ordinal) && !entry.Item.StartsWith("BIKE", StringComparison.Ordinal)).ToArray();
        Assert.InRange(centres.Count(entry => entry.Quantity.Units < 15), 3, centres.Length / 5);
    }

    private static byte[] Bytes(NetworkDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, CanonicalJson.Options);

    private static void AssertDistinct(IEnumerable<string> ids) => Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
}
