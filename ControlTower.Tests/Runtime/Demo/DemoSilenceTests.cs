using System.Text.Json.Nodes;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Demo;

/// <summary>The demo tells of nearly all that is due, so that what it keeps silent about stands out.</summary>
public sealed class DemoSilenceTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Fact]
    public void Demo_Hours_AreNotDrownedBySilence()
    {
        var scene = Seeded(out var document);
        var simulation = new DemoSimulation(7, Start, document);
        for (var hour = 0; hour < 12; hour++)
        {
            Play(scene, simulation.Due(DemoClock.Start(Start), Start.AddHours(hour), Start.AddHours(hour + 1), (site, item) => scene.State.Network.StockOf(site, item)?.OnHand.Units));
            scene.Pass(1);
        }
        Assert.InRange(Overdue(scene), 0, 2);
    }

    /// <summary>The rhythm of days, without the traffic between.</summary>
    [Fact]
    public void Demo_Days_LeaveThreeThingsUntold()
    {
        var scene = Seeded(out var document);
        var simulation = new DemoSimulation(7, Start, document);
        for (var hour = 0; hour < 80; hour++)
        {
            var due = simulation.Due(DemoClock.Start(Start), Start.AddHours(hour), Start.AddHours(hour + 1));
            Play(scene, due.Where(signal => signal.Type is "purchaseOrder.confirmed" or "supplier.delayed" || signal.Data.TryGetProperty("productionOrder", out _)
                || (signal.Type == "shipment.arrived" && scene.State.Orders.KnowsMovement(signal.Subject!)) || signal.Id == "opening-late"));
            foreach (var order in scene.State.Orders.Open.Values.ToList()) scene.When(new AdvanceOrder(order.Id, OrderStatus.Delivered, scene.Now));
            scene.Pass(1);
        }
        var overdue = scene.State.Exceptions.Open.Values.Where(one => one.Deviation.Kind == CaseKind.Overdue && one.Status != CaseStatus.ReturnedToNormal).Select(one => $"{one.Deviation.About[0]} {one.Deviation.Reference}").Order(StringComparer.Ordinal);
        Assert.Equal(["completion MO-4010", "confirmation PO-7017", "confirmation PO-7054", "start MO-4010"], overdue);
    }

    [Fact]
    public void Plans_OfOrders_RarelyComeADayLate()
    {
        var orders = Enumerable.Range(0, 4_000).Select(i => DemoOrders.Create(7, $"SO-{i}", Start, Start.AddHours(30 + (i % 170)))).ToList();
        var late = orders.Count(order => DemoOrderPlan.For(7, order, Start) is { } plan && plan.DeliveredAt > order.PromisedBy.AddHours(24));
        Assert.InRange(late / (double)orders.Count, 0, 0.006);
    }

    private static Scene Seeded(out NetworkDocument document)
    {
        var scene = Scene.Waiting();
        document = DemoNetwork.Create(7, Start);
        scene.When(new PutNetwork(document), Caller.System);
        return scene;
    }

    private static void Play(Scene scene, IEnumerable<DemoSignal> signals)
    {
        foreach (var portion in signals.Chunk(200))
        {
            scene.When(new TakeSignals([.. portion.Select(signal => Scene.Candidate(signal.Type, JsonNode.Parse(signal.Data.GetRawText())!, signal.Id, signal.Time))]), Caller.System);
        }
    }

    private static int Overdue(Scene scene) => scene.State.Exceptions.Open.Values.Count(one => one.Deviation.Kind == CaseKind.Overdue);
}
