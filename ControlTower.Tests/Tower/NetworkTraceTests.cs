using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>Tubes and motors become bikes; bikes go to a centre and a store; a second maker of tubes is farther away.</summary>
public sealed class NetworkTraceTests
{
    [Fact]
    public void Down_FromAComponent_ReachesWhatIsMadeOfItAndWhereThatGoes()
    {
        var nodes = Trace(Given(), "TUBES", "TUBE", TraceDirection.Down, 100);
        Assert.Equal(
            [
                ("TUBES", "TUBE", 100m, 0m, TraceVia.Start), ("PLANT", "TUBE", 100m, 24m, TraceVia.Lane), ("PLANT", "BIKE", 50m, 32m, TraceVia.Production),
                ("DC", "BIKE", 50m, 44m, TraceVia.Lane), ("STORE", "BIKE", 50m, 50m, TraceVia.Lane),
            ],
            nodes.Select(node => (node.Site, node.Item, node.Quantity.Units, node.Hours, node.Via)));
        Assert.Equal(new TracePlace("PLANT", "TUBE"), nodes[2].From);
        Assert.Equal(Scene.Start.AddHours(44), nodes[3].At);
    }

    [Fact]
    public void Down_WhereStoresAreKnown_GoesToThoseAndThroughWhatLiesBetween()
    {
        var scene = Given();
        scene.When(new PutNetwork(new() { Stock = [new("STORE", "BIKE", Quantity.Of(1))] }));
        Assert.Equal(["PLANT", "DC", "STORE"], Trace(scene, "PLANT", "BIKE", TraceDirection.Down, 1).Select(node => node.Site));
        scene.When(new PutNetwork(new() { Stock = [new("DC", "BIKE", Quantity.Of(1))] }));
        Assert.Equal(["PLANT", "DC", "STORE"], Trace(scene, "PLANT", "BIKE", TraceDirection.Down, 1).Select(node => node.Site));
        scene.When(new PutNetwork(new() { Stock = [new("OUTLET", "TUBE", Quantity.Of(1))] }));
        Assert.DoesNotContain(Trace(scene, "PLANT", "BIKE", TraceDirection.Down, 1), node => node.Site == "OUTLET");
    }

    [Fact]
    public void Up_FromAStore_ReachesEachSupplierWithWhatIsNeededAndTheAlternates()
    {
        var nodes = Trace(Given(), "STORE", "BIKE", TraceDirection.Up, 10);
        Assert.Equal(
            [
                ("STORE", "BIKE", 10m, 0m, false), ("DC", "BIKE", 10m, 6m, false), ("PLANT", "BIKE", 10m, 18m, false), ("PLANT", "MOTOR", 10m, 26m, false),
                ("PLANT", "TUBE", 20m, 26m, false), ("MOTORS", "MOTOR", 10m, 38m, false), ("TUBES", "TUBE", 20m, 50m, false), ("TUBES-2", "TUBE", 20m, 74m, true),
            ],
            nodes.Select(node => (node.Site, node.Item, node.Quantity.Units, node.Hours, node.Alternate)));
        Assert.Equal(Scene.Start.AddHours(-50), nodes.Single(node => node.Site == "TUBES").At);
    }

    [Fact]
    public void Up_OfASharedComponent_AddsUpWhatEachNeeds()
    {
        var scene = Given();
        scene.When(new PutNetwork(new() { Boms = [.. Boms, new("PLANT", "MOTOR", [new("TUBE", Quantity.Of(3))], 5)] }));
        var tubes = Trace(scene, "PLANT", "BIKE", TraceDirection.Up, 1).Where(node => node.Item == "TUBE" && node.Site == "TUBES");
        Assert.Equal([(5m, 37m)], tubes.Select(node => (node.Quantity.Units, node.Hours)));
    }

    [Fact]
    public void Down_WhereItemsAreMadeOfEachOther_ComesToAnEnd()
    {
        var scene = Given();
        scene.When(new PutNetwork(new() { Boms = [.. Boms, new("DC", "TUBE", [new("BIKE", Quantity.Of(1))], 5)], Lanes = [.. Lanes, new("DC", "PLANT", 12)] }));
        var nodes = Trace(scene, "TUBES", "TUBE", TraceDirection.Down, 1);
        Assert.Equal(nodes.Count, nodes.DistinctBy(node => (node.Site, node.Item)).Count());
        Assert.Contains(nodes, node => node is { Site: "DC", Item: "TUBE", Via: TraceVia.Production });
    }

    [Theory]
    [InlineData("NOWHERE", "TUBE")]
    [InlineData("PLANT", "NOTHING")]
    public void Trace_OfWhatDoesNotExist_IsRefused(string site, string item) => Assert.Equal(
        RefusalKind.NotFound, NetworkTrace.Of(Given().State, new(site, item, TraceDirection.Down, Scene.Start, Quantity.Of(1))).Refusal!.Kind);

    private static IReadOnlyList<BomEntry> Boms { get; } = [new("PLANT", "BIKE", [new("TUBE", Quantity.Of(2)), new("MOTOR", Quantity.Of(1))], 8)];

    private static IReadOnlyList<LaneEntry> Lanes { get; } =
        [new("TUBES", "PLANT", 24), new("TUBES-2", "PLANT", 48), new("MOTORS", "PLANT", 12), new("PLANT", "DC", 12), new("DC", "STORE", 6), new("TUBES", "OUTLET", 1)];

    private static IReadOnlyList<TraceNode> Trace(Scene scene, string site, string item, TraceDirection direction, decimal quantity) =>
        NetworkTrace.Of(scene.State, new(site, item, direction, Scene.Start, Quantity.Of(quantity))).Value!;

    private static Scene Given()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites =
            [
                new("TUBES", "Tubes", SiteKind.Supplier, 1), new("TUBES-2", "More tubes", SiteKind.Supplier, 1), new("MOTORS", "Motors", SiteKind.Supplier, 1),
                new("PLANT", "Plant", SiteKind.Plant), new("DC", "Centre", SiteKind.DistributionCenter), new("STORE", "Store", SiteKind.Store), new("OUTLET", "Outlet", SiteKind.Store),
            ],
            Items = [new("TUBE", "Tube"), new("MOTOR", "Motor"), new("BIKE", "Bike")],
            Lanes = Lanes,
            Boms = Boms,
            Suppliers = [new("TUBES", "TUBE"), new("TUBES-2", "TUBE"), new("MOTORS", "MOTOR")],
        }));
        return scene;
    }
}
