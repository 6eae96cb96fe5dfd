using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class OrderHistoryTests
{
    private static readonly DateTimeOffset Then = Scene.Start.AddYears(-8);

    [Fact]
    public void Import_OfThePast_OpensNothingAndIsIdempotent()
    {
        var scene = Scene.Small();
        var orders = new ImportOrders([Delivered("H-1"), Delivered("H-2"), Open("H-3")]);
        Assert.Equal(new OrdersImported(3, 0), scene.When(orders));
        Assert.All(scene.Last, fact => Assert.True(fact.OccurredAt < Scene.Start.AddYears(-7)));
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Empty(scene.State.Protocols.Runs);
        Assert.Null(scene.State.NextDue(Scene.Patient));
        Assert.Equal(OrderStatus.Delivered, scene.State.Orders.Ended["H-1"]);
        Assert.Equal(OrderStatus.Shipped, scene.State.Orders.Open["H-3"].Status);
        Assert.Equal(new OrdersImported(0, 3), scene.When(orders));
        Assert.Empty(scene.Last);
    }

    [Fact]
    public void Import_OfImpossibleTimes_KeepsThemAsTheyAre()
    {
        var scene = Scene.Empty();
        var order = Delivered("H-1").Order with { ShippedAt = Then.AddDays(9), DeliveredAt = Then.AddDays(3) };
        scene.When(new ImportOrders([new(order, OrderStatus.Delivered, Then.AddDays(3))]));
        Assert.Equal([Then, Then.AddDays(1), Then.AddDays(9), Then.AddDays(3), Then.AddDays(3)], scene.Last.Select(fact => fact.OccurredAt));
    }

    [Fact]
    public void Import_OfAnEndWithoutATime_SaysSo()
    {
        var scene = Scene.Empty();
        scene.When(new ImportOrders([new(Open("H-1").Order, OrderStatus.Cancelled, null)]));
        Assert.False(scene.One<OrderEnded>().Dated);
        Assert.Equal(Then.AddDays(2), scene.Last[^1].OccurredAt);
    }

    [Fact]
    public void Signals_OfOrders_PlaceAndCancelOnce()
    {
        var scene = Scene.Small();
        var order = new
        {
            id = "SO-7",
            customer = "C",
            destination = "STORE-1",
            placedAt = Scene.Start,
            promisedBy = Scene.Start.AddDays(2),
            lines = new[] { new { id = "1", item = "ITEM-1", quantity = 2, price = new { amount = 3, currency = "EUR" } } },
        };
        scene.Signal(SignalTypes.OrderPlaced, order);
        Assert.Equal(6, scene.State.Orders.WantedOf("ITEM-1").Single(line => line.Order == "SO-7").Value!.Value.Amount);
        Assert.Contains("known already", Error(scene, SignalTypes.OrderPlaced, order), StringComparison.Ordinal);
        scene.Signal(SignalTypes.OrderCancelled, new { order = "SO-7", reason = "no need" });
        Assert.DoesNotContain(scene.State.Orders.WantedOf("ITEM-1"), line => line.Order == "SO-7");
        Assert.Contains("is over", Error(scene, SignalTypes.OrderCancelled, new { order = "SO-7" }), StringComparison.Ordinal);
        Assert.Contains("no order", Error(scene, SignalTypes.OrderCancelled, new { order = "SO-8" }), StringComparison.Ordinal);
    }

    private static string Error(Scene scene, string type, object data) =>
        scene.Refused(new TakeSignals([Scene.Candidate(type, data, Guid.NewGuid().ToString(), scene.Now)], true)).Message;

    private static HistoricOrder Delivered(string id) => new(
        Open(id).Order with { DeliveredAt = Then.AddDays(5) }, OrderStatus.Delivered, Then.AddDays(5));

    private static HistoricOrder Open(string id) => new(
        new(id, "C", null, "SP", "web", Then, Then.AddDays(9), [new("1", "ITEM-1", Quantity.Of(1), Networks.Euro(5))])
        {
            ApprovedAt = Then.AddDays(1),
            ShippedAt = Then.AddDays(2),
        },
        null, null);
}
