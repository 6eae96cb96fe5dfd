using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class DeliveryHistoryTests
{
    private static readonly DateTimeOffset Then = Scene.Start.AddDays(-40);

    [Fact]
    public void Import_DeliveriesOfThePast_TellTheHealthAndMoveNothing()
    {
        var scene = Scene.Small();
        var (book, cases) = (scene.State.Network.StockOf("DC-1", "ITEM-1"), scene.State.Exceptions.Open.Count);
        scene.When(new ImportDeliveries([Purchase("H-1", 0, 100), Purchase("H-2", 50, 60), Carried("H-3")]));
        var supplier = scene.State.Orders.SupplierRecord("SUP-1");
        Assert.Equal([(true, true), (false, false)], supplier.Deliveries.Select(mark => (mark.OnTime, mark.InFull)));
        Assert.Equal(2, supplier.Confirmations.Count);
        Assert.Single(scene.State.Orders.CarrierRecord("road").Deliveries);
        Assert.Equal(book, scene.State.Network.StockOf("DC-1", "ITEM-1"));
        Assert.Equal(cases, scene.State.Exceptions.Open.Count);
    }

    [Fact]
    public void Import_Twice_KnowsThemAlready()
    {
        var scene = Scene.Small();
        scene.When(new ImportDeliveries([Purchase("H-1", 0, 100)]));
        var before = scene.State.Version;
        scene.When(new ImportDeliveries([Purchase("H-1", 9, 50)]));
        Assert.Equal(before, scene.State.Version);
    }

    private static HistoricDelivery Purchase(string id, int hoursLate, decimal received)
    {
        var movement = Moved(id) with { ConfirmedAt = Then.AddDays(-9), ConfirmedQuantity = Quantity.Of(100), ConfirmedFor = Then, ArrivedAt = Then.AddHours(hoursLate) };
        return new(movement, Then.AddDays(-10), [new("ITEM-1", Quantity.Of(received))]) { Purchased = true };
    }

    private static HistoricDelivery Carried(string id) =>
        new(Moved(id) with { Carrier = "road", DepartedAt = Then.AddDays(-1), ArrivedAt = Then }, Then.AddDays(-2), [new("ITEM-1", Quantity.Of(100))]);

    private static Movement Moved(string id) => new(id, "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(100))], Then);
}
