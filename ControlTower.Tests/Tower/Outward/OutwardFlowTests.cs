using ControlTower.Core.Effects;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Outward;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Outward;

/// <summary>What each change of an order says to the outside, and to whom.</summary>
public sealed class OutwardFlowTests
{
    [Fact]
    public void Order_FromPlacingToReturn_TellsEachWhatConcernsThemOnce()
    {
        var outward = new OutwardScene();
        outward.Place(days: 9);
        outward.Move(OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver, OrderMachine.RequestReturn, OrderMachine.ReceiveReturn, OrderMachine.Inspect, OrderMachine.Restock, OrderMachine.Refund);
        Assert.Equal(
            ["order.placed", "order.allocated", "order.released", "order.picked", "order.packed", "order.shipped", "order.delivered", "return.requested", "return.received", "return.inspected", "return.restocked", "return.refunded"],
            outward.Told(outward.Subscriber));
        Assert.Equal(["pick.requested"], outward.Told(outward.Warehouse));
        Assert.Equal(["booking.requested"], outward.Told(outward.Carrier));
        Assert.Equal(["message.placed", "message.shipped"], outward.Told(outward.Customers));
        Assert.Empty(outward.Told(outward.Store));
    }

    [Fact]
    public void MovesOfOneCommand_AreToldInTheirOrder()
    {
        var outward = new OutwardScene(releaseAtOnce: true);
        outward.Place();
        Assert.Equal([1, 2, 3], new[] { "order.placed", "order.allocated", "order.released" }.Select(type => outward.Payload(outward.Subscriber, type).GetProperty("revision").GetInt32()));
    }

    [Fact]
    public void EveryTransition_HasAnEvent() => Assert.All(OrderMachine.All, one => Assert.NotNull(OrderEvents.TypeOf(one.Name)));

    [Fact]
    public void Endpoint_ThatNamesTypes_HearsOfThemAlone()
    {
        var outward = new OutwardScene();
        var returns = ((Endpoint)outward.Scene.When(new SubscribeEndpoint("https://returns.example/hook") { Types = ["return.*", "order.shipped"] })).Id;
        outward.Place();
        outward.Move(OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver, OrderMachine.RequestReturn);
        Assert.Equal(["order.shipped", "return.requested"], outward.Told(returns));
    }

    [Fact]
    public void Release_SendsThePickListOfEachSiteWithItsLots()
    {
        var outward = new OutwardScene();
        outward.Place();
        outward.Move(OrderMachine.Release);
        var list = outward.Payload(outward.Warehouse, PickLists.Requested);
        Assert.Equal(("DC-1", 4m), (list.GetProperty("site").GetString(), list.GetProperty("lines")[0].GetProperty("quantity").GetDecimal()));
        Assert.Equal(outward.Track.Revision, list.GetProperty("revision").GetInt32());
    }

    [Fact]
    public void Release_ThatTheWarehouseTold_IsNotToldItAgain()
    {
        var outward = new OutwardScene();
        outward.Place();
        outward.Scene.Signal(SignalTypes.OrderReleased, new { order = LifecycleStates.Id });
        Assert.Equal(OrderStand.Released, OrderStanding.Of(outward.Track));
        Assert.Empty(outward.Told(outward.Warehouse));
    }

    [Fact]
    public void Cancel_AfterRelease_CallsWarehouseAndCarrierBack()
    {
        var outward = new OutwardScene();
        outward.Place();
        outward.Move(OrderMachine.Release, OrderMachine.Cancel);
        Assert.Equal(["pick.requested", "pick.withdrawn"], outward.Told(outward.Warehouse));
        Assert.Equal(["booking.requested", "booking.withdrawn"], outward.Told(outward.Carrier));
        Assert.Equal(BookingStatus.Withdrawn, Assert.Single(outward.Track.Bookings).Status);
    }

    [Fact]
    public void ReleaseAtOnce_OfWhatWaitsForItsMoney_WaitsToo()
    {
        var outward = new OutwardScene(releaseAtOnce: true);
        outward.Scene.When(new Core.Finance.PutFinanceTerms(Core.Finance.FinanceTerms.Default("EUR") with { PrepaidChannels = ["web"] }));
        outward.Place();
        Assert.Equal(OrderStand.Allocated, OrderStanding.Of(outward.Track));
        outward.Scene.Signal(SignalTypes.PaymentReceived, new { order = LifecycleStates.Id, amount = 100, currency = "EUR" });
        Assert.Equal(OrderStand.Released, OrderStanding.Of(outward.Track));
        Assert.Equal(["pick.requested"], outward.Told(outward.Warehouse));
    }

    [Fact]
    public void Booking_GoesToTheCarrierThatCostsLeastWithItsLateness_AndItsAnswerNamesTheShipment()
    {
        var outward = new OutwardScene();
        outward.Place(quantity: 100);
        outward.Move(OrderMachine.Release);
        var booking = Assert.Single(outward.Track.Bookings);
        // A day late costs 2,500 × 0.0005 × 24 = 30 euros, and QUICK two more.
        Assert.Equal(("QUICK", "SLOW", BookingStatus.Asked), (booking.Carrier, booking.RunnerUp, booking.Status));
        outward.Answer(new { tracking = "Q-77", label = "https://quick.example/q-77.pdf", eta = outward.Scene.Now.AddHours(30) });
        outward.Move(OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship);
        var shipment = Assert.Single(outward.Track.Shipments);
        Assert.Equal(("QUICK", "Q-77", Scene.Start.AddHours(30)), (shipment.Carrier, shipment.Tracking, shipment.Eta));
        Assert.Equal((BookingStatus.Used, "https://quick.example/q-77.pdf"), (outward.Track.Bookings[0].Status, outward.Track.Bookings[0].Label));
        Assert.Contains("with QUICK, reference Q-77", outward.Payload(outward.Customers, "message.shipped").GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Booking_WhereTimeIsWorthLittle_GoesToTheCheapest()
    {
        var outward = new OutwardScene();
        outward.Place(quantity: 1, days: 9);
        outward.Move(OrderMachine.Release);
        Assert.Equal("SLOW", Assert.Single(outward.Track.Bookings).Carrier);
    }

    [Theory]
    [InlineData("""{"tracking":7}""")]
    [InlineData("""{"tracking":"line\nbreak","eta":"soon"}""")]
    [InlineData("[]")]
    public void Booking_AnsweredWithNonsense_TellsNothing(string answer)
    {
        var outward = new OutwardScene();
        outward.Place();
        outward.Move(OrderMachine.Release);
        outward.Answer(System.Text.Json.JsonDocument.Parse(answer).RootElement);
        Assert.Equal(BookingStatus.Asked, Assert.Single(outward.Track.Bookings).Status);
    }

    [Fact]
    public void Delay_IsToldOnceWithTheNewDate_AndAgainOnlyWhenItGrows()
    {
        var outward = new OutwardScene();
        outward.Place(quantity: 100);
        outward.Move(OrderMachine.Release);
        outward.Answer(new { tracking = "Q-77", eta = outward.Scene.Now.AddDays(5) });
        Assert.Equal(Scene.Start.AddDays(5), outward.Track.Expected);
        Assert.Contains("will not arrive on 2026-03-05. We expect it now on 2026-03-07", outward.Payload(outward.Customers, "message.delayed").GetProperty("body").GetString(), StringComparison.Ordinal);
        outward.Move(OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship);
        Assert.Single(outward.Told(outward.Customers), type => type == "message.delayed");
        Assert.Contains("order.delayed", outward.Told(outward.Subscriber));
    }

    [Fact]
    public void Delay_OfWhatNobodyMoves_IsToldWhenItsDeliveryIsOverdue()
    {
        var outward = new OutwardScene(waiting: true);
        outward.Place();
        outward.Scene.Pass((3 * 24) + 23);
        Assert.DoesNotContain("message.delayed", outward.Told(outward.Customers));
        outward.Scene.Pass(2);
        Assert.Single(outward.Told(outward.Customers), type => type == "message.delayed");
        Assert.True(outward.Track.Expected > outward.Scene.Now, $"{outward.Track.Expected}");
        outward.Scene.Pass(48);
        Assert.Single(outward.Told(outward.Customers), type => type == "message.delayed");
    }

    [Fact]
    public void PickUp_TellsTheStoreByWhenAndTheCustomerHowLong()
    {
        var outward = new OutwardScene();
        outward.Place(fetched: true);
        outward.Move(OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ready);
        var list = outward.Payload(outward.Store, PickLists.Requested);
        Assert.Equal(("pickUp", Scene.Start.AddDays(3)), (list.GetProperty("handOver").GetString(), list.GetProperty("readyBy").GetDateTimeOffset()));
        Assert.Contains("is ready for you at Store. We keep it until 2026-03-04 08:00", outward.Payload(outward.Customers, "message.readyForPickUp").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Empty(outward.Told(outward.Carrier));
        outward.Scene.Pass(49);
        Assert.Equal(["pick.requested", "pick.withdrawn"], outward.Told(outward.Store));
        Assert.Equal("order.expired", outward.Told(outward.Subscriber)[^1]);
    }

    [Fact]
    public void NobodyIsSubscribed_NothingIsToldAndNothingIsBooked()
    {
        var scene = LifecycleStates.At("ship", false);
        Assert.DoesNotContain(scene.Journal, fact => fact.Body is EffectRequested or OrderBooked or OrderDelayed);
    }
}
