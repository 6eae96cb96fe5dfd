using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <summary>PO-1 is over 200 of ITEM-1, promised twelve hours after the start.</summary>
public sealed class ConfirmationTests
{
    private static readonly DateTimeOffset Promised = Scene.Start.AddHours(12);

    [Fact]
    public void Confirmation_InFullAndInTime_OpensNothingAndIsKept()
    {
        var scene = Scene.Small();
        Confirm(scene, new { purchaseOrder = "PO-1", at = Promised });
        Assert.Empty(scene.State.Exceptions.Open);
        var order = scene.State.Orders.PurchaseOrders["PO-1"];
        Assert.Equal((true, 200m, Promised, (DateTimeOffset?)null), (order.Confirmed, order.ConfirmedQuantity!.Value.Units, order.ConfirmedFor!.Value, order.Eta));
    }

    [Fact]
    public void PurchaseOrder_ThatNobodyConfirmed_SaysSo() => Assert.False(Scene.Small().State.Orders.PurchaseOrders["PO-1"].Confirmed);

    [Theory]
    [InlineData(199, 0, Severity.Low)]
    [InlineData(180, 0, Severity.Medium)]
    [InlineData(150, 0, Severity.High)]
    [InlineData(200, 1, Severity.Low)]
    [InlineData(200, 12, Severity.Medium)]
    [InlineData(200, 48, Severity.High)]
    [InlineData(150, 1, Severity.High)]
    public void Confirmation_ShortOrLate_IsACaseOfProcurement(int quantity, int lateHours, Severity severity)
    {
        var scene = Scene.Small();
        Confirm(scene, new { purchaseOrder = "PO-1", at = Promised.AddHours(lateHours), quantity, reason = "short of steel" });
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.PurchaseOrderConfirmation, severity, "procurement", "PO-1"), (found.Kind, found.Severity, found.Function, found.Reference));
        Assert.Equal(["SUP-1", "PO-1"], found.About);
        Assert.Equal(lateHours == 0 ? null : lateHours, found.Hours);
        Assert.Equal((200m, (decimal)quantity), (found.Expected!.Value.Units, found.Actual!.Value.Units));
    }

    [Fact]
    public void Confirmation_ForLater_BecomesWhatIsExpected_UntilTheNextOneTakesItBack()
    {
        var scene = Scene.Small();
        Confirm(scene, new { purchaseOrder = "PO-1", at = Promised.AddHours(20) });
        Assert.Equal(Promised.AddHours(20), scene.State.Orders.PurchaseOrders["PO-1"].Expected);
        Confirm(scene, new { purchaseOrder = "PO-1", at = Promised.AddHours(-2) });
        Assert.Equal(Promised.AddHours(-2), scene.State.Orders.PurchaseOrders["PO-1"].Expected);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void PurchaseOrder_ThatArrives_HealsWhatItsConfirmationOpened()
    {
        var scene = Scene.Small();
        Confirm(scene, new { purchaseOrder = "PO-1", at = Promised.AddHours(20) });
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-1" });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Confirmation_ByLines_CountsEachItemForItself()
    {
        var scene = Scene.Small();
        scene.When(new Core.Network.PutNetwork(new() { PurchaseOrders = [new("PO-2", "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(100)), new("ITEM-2", Quantity.Of(50))], Promised)] }));
        Confirm(scene, new { purchaseOrder = "PO-2", at = Promised, lines = new[] { new { item = "ITEM-1", quantity = 150 }, new { item = "ITEM-2", quantity = 20 } } });
        Assert.Equal(["ITEM-2"], scene.Case().Deviation.Items);
        Assert.Equal((-30m, -20m), (scene.Case().Deviation.Delta!.Value.Units, scene.Case().Deviation.Percent!.Value));
    }

    [Fact]
    public void Confirmation_OfWhatIsNotKnown_IsAnError()
    {
        var scene = Scene.Small();
        Assert.Contains("there is no purchase order 'PO-9'", Error(scene, new { purchaseOrder = "PO-9", at = Promised }), StringComparison.Ordinal);
        Assert.Contains("'ITEM-2' is not on the purchase order", Error(scene, new { purchaseOrder = "PO-1", at = Promised, lines = new[] { new { item = "ITEM-2", quantity = 1 } } }), StringComparison.Ordinal);
        Assert.Contains("by line already", Error(scene, new { purchaseOrder = "PO-1", at = Promised, quantity = 1, lines = new[] { new { item = "ITEM-1", quantity = 1 } } }), StringComparison.Ordinal);
    }

    private static void Confirm(Scene scene, object data) => scene.Signal(SignalTypes.PurchaseOrderConfirmed, data);

    private static string Error(Scene scene, object data) =>
        scene.Refused(new TakeSignals([Scene.Candidate(SignalTypes.PurchaseOrderConfirmed, data, "bad", scene.Now)], Single: true), Caller.Integration("erp")).Message;
}
