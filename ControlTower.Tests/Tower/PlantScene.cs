using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>
/// A plant that makes bikes of two tubes and a motor from hour 20 to 28, and trikes of a wheel from 28 to 36, for a store 18 hours away.
/// The tubes are to come at hour 10, and come 50 hours late. A protocol of planning alone names the options under test.
/// </summary>
internal static class PlantScene
{
    public static readonly DateTimeOffset Start = Scene.Start;

    public static NetworkDocument Network { get; } = new()
    {
        Sites =
        [
            new("SUP", "Supplier", SiteKind.Supplier, 1), new("PLANT", "Plant", SiteKind.Plant) { StopCostPerHour = Networks.Euro(800) },
            new("PLANT-2", "Other plant", SiteKind.Plant), new("DC", "Centre", SiteKind.DistributionCenter), new("STORE", "Store", SiteKind.Store),
        ],
        Items =
        [
            new("TUBE", "Tube", 1, Networks.Euro(5)), new("STEEL", "Steel tube", 1, Networks.Euro(7)), new("MOTOR", "Motor", 1, Networks.Euro(50)),
            new("WHEEL", "Wheel", 1, Networks.Euro(9)), new("BIKE", "Bike", 10, Networks.Euro(300)), new("TRIKE", "Trike", 10, Networks.Euro(200)),
        ],
        Lanes = [new("SUP", "PLANT", 24, 10), new("PLANT", "DC", 12, 20), new("PLANT-2", "DC", 10, 30), new("DC", "STORE", 6, 5, 1)],
        Boms = [Bike(null), new("PLANT", "TRIKE", [new("WHEEL", Quantity.Of(1))], 8)],
        Stock = [new("PLANT", "TUBE", Quantity.Of(100)), new("DC", "BIKE", Quantity.Of(2)), new("PLANT", "MOTOR", Quantity.Of(500))],
        Suppliers = [new("SUP", "TUBE")],
        PurchaseOrders = [new("PO-1", "SUP", "PLANT", [new("TUBE", Quantity.Of(400))], Start.AddHours(10))],
        ProductionOrders = [Making("MO-1", "BIKE", 80, 20), Making("MO-2", "TRIKE", 10, 28)],
        Orders = [Order("SO-1", 60, 2), Order("SO-2", 70, 10)],
    };

    public static BomEntry Bike(params string[]? alternates) =>
        new("PLANT", "BIKE", [new("TUBE", Quantity.Of(2)) { Alternates = alternates }, new("MOTOR", Quantity.Of(1))], 8);

    public static ProductionOrderEntry Making(string id, string item, int quantity, int startAt) =>
        new(id, "PLANT", item, Quantity.Of(quantity), Start.AddHours(startAt), Start.AddHours(startAt + 8));

    public static OrderEntry Order(string id, double promised, int quantity) => new(
        id, $"C-{id}", "STORE", Start.AddHours(-5), Start.AddHours(promised), null, [new("1", "BIKE", Quantity.Of(quantity), Networks.Euro(500))]);

    public static StockEntry Stock(string item, int quantity, int safety = 0, string site = "PLANT") => new(site, item, Quantity.Of(quantity)) { Safety = Quantity.Of(safety) };

    public static Scene Given(NetworkDocument network, params string[] kinds)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Network));
        scene.When(new PutNetwork(network));
        scene.Person("P-1", "planning");
        scene.When(new PublishProtocol(Protocol(kinds), "text"));
        return scene;
    }

    public static ProtocolDocument Protocol(params string[] kinds) => new(
        "standstill", "Standstill", "To try the options.", new() { Cases = ["supplierDelay"] }, [],
        [
            new(["planning"], new(DecisionMode.One), null, 4, [], TimeoutPolicy.Park)
            {
                Options = [.. kinds.Append("wait").Select(kind => new OptionRule(kind, [new("planning", "Do it", 4)]))],
            },
        ]);

    /// <summary>The tubes come 50 hours late, and the options are weighed.</summary>
    public static Scene Late(this Scene scene)
    {
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP", purchaseOrder = "PO-1", delayHours = 50, reason = "strike" });
        return scene.Settle();
    }

    public static TroubleEffect Effect(this Scene scene) => ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []);

    /// <summary>The option of a kind; null where none was weighed.</summary>
    public static RunOption? Option(this Scene scene, string kind) => scene.Run().Options.FirstOrDefault(option => option.Kind == kind);

    public static void Approve(this Scene scene, string kind) => scene.When(new Approve("AP-301", scene.Option(kind)!.Id, "best"), Caller.Of("P-1"));
}
