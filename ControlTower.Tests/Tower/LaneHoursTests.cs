using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>Goods leave when the lane is open. The start is on a Monday at eight in the morning.</summary>
public sealed class LaneHoursTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Fact]
    public void Arrival_TheLaneIsClosed_IsAfterItOpens()
    {
        var graph = Graph(new LaneEntry("PLANT", "STORE", 6) { Downtime = [new(Start.AddHours(1), Start.AddHours(11))] });
        Assert.Equal([6m, 17m, 17m, 17.5m], new[] { 0m, 1, 5, 11.5m }.Select(at => Hours(Arrival(graph, at))));
    }

    [Fact]
    public void Arrival_TheQuickestWayIsClosed_TakesTheNext()
    {
        var closed = new LaneEntry("PLANT", "STORE", 6) { Downtime = [new(Start, Start.AddHours(30))] };
        Assert.Equal(20, Hours(Arrival(Graph(closed, new("PLANT", "DC", 10), new("DC", "STORE", 10)), 0)));
        Assert.Equal(36, Hours(Arrival(Graph(closed, new("PLANT", "DC", 20), new("DC", "STORE", 20)), 0)));
    }

    [Fact]
    public void Arrival_OverAClockChange_IsInTheZoneWhereTheLaneBegins()
    {
        var daily = new CalendarEntry([new(Enum.GetValues<DayOfWeek>(), new(8, 0), new(9, 0))]);
        var graph = Graph(new LaneEntry("PLANT", "STORE", 6) { Calendar = daily });
        foreach (var (day, leaves) in new[] { (24, 6), (25, 7) })
        {
            var noon = new DateTimeOffset(2026, 10, day - 1, 12, 0, 0, TimeSpan.Zero);
            var at = graph.Arrival(graph.NumberOf("PLANT"), noon.UtcTicks, graph.NumberOf("STORE"));
            Assert.Equal(new DateTimeOffset(2026, 10, day, leaves + 6, 0, 0, TimeSpan.Zero).UtcTicks, at);
        }
    }

    [Fact]
    public void Arrival_ALaneThatNeverOpens_CountsAsOpen() =>
        Assert.Equal(6, Hours(Arrival(Graph(new LaneEntry("PLANT", "STORE", 6) { Downtime = [new(Start.AddYears(-1), Start.AddYears(9))] }), 0)));

    [Fact]
    public void Of_TheHoursOfALaneAreChanged_AreThoseOfTheGraph()
    {
        var scene = Given(new LaneEntry("PLANT", "STORE", 6));
        Assert.False(LaneGraph.Of(scene.State.Network).HasHours);
        scene.When(new ScheduleLane("PLANT", "STORE", new(null, [new(Start, Start.AddHours(5))], null)));
        Assert.Equal(11, Hours(Arrival(LaneGraph.Of(scene.State.Network), 0)));
    }

    [Fact]
    public void Trace_DownAndUp_WaitsForTheLaneAndLeavesBeforeItCloses()
    {
        var scene = Given(new LaneEntry("PLANT", "STORE", 6) { Downtime = [new(Start, Start.AddHours(10))] });
        Assert.Equal(16, Trace(scene, "PLANT", TraceDirection.Down, 0)[1].Hours);
        // Wanted eight hours after the start: it would leave at hour two, when the lane is closed, so it leaves at the start.
        var up = Trace(scene, "STORE", TraceDirection.Up, 8)[1];
        Assert.Equal(("PLANT", 8m, Start), (up.Site, up.Hours, up.At));
        Assert.Equal(6, Trace(scene, "STORE", TraceDirection.Up, 17)[1].Hours);
    }

    [Fact]
    public void Impact_OfLateGoods_IsLargerByWhatTheyWaitForTheLane()
    {
        decimal LateBy(LaneEntry lane)
        {
            var scene = Given(lane);
            scene.When(new PutNetwork(new() { Orders = [new("SO-1", "C", "STORE", Start, Start.AddHours(20), null, [new("1", "BIKE", Quantity.Of(5))])] }));
            scene.Signal(SignalTypes.SupplierDelayed, new { site = "PLANT", items = new[] { "BIKE" }, delayHours = 30 });
            return Assert.Single(ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Lines).LateByHours;
        }
        Assert.Equal(16, LateBy(new("PLANT", "STORE", 6)));
        Assert.Equal(26, LateBy(new LaneEntry("PLANT", "STORE", 6) { Downtime = [new(Start.AddHours(25), Start.AddHours(40))] }));
    }

    private static List<TraceNode> Trace(Scene scene, string site, TraceDirection direction, int from) =>
        [.. NetworkTrace.Of(scene.State, new(site, "BIKE", direction, Start.AddHours(from), Quantity.Of(1))).Value!];

    private static long Arrival(LaneGraph graph, decimal at) => graph.Arrival(graph.NumberOf("PLANT"), Start.UtcTicks + LaneGraph.TicksOf(at), graph.NumberOf("STORE"));

    private static decimal Hours(long at) => (at - Start.UtcTicks) / (decimal)TimeSpan.TicksPerHour;

    private static LaneGraph Graph(params LaneEntry[] lanes) => LaneGraph.Of(Given(lanes).State.Network);

    private static Scene Given(params LaneEntry[] lanes)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = [new("PLANT", "Plant", SiteKind.Plant, TimeZone: "Europe/Paris"), new("DC", "Centre", SiteKind.DistributionCenter), new("STORE", "Store", SiteKind.Store)],
            Items = [new("BIKE", "Bike")],
            Lanes = lanes,
            Suppliers = [new("PLANT", "BIKE")],
        }));
        return scene;
    }
}
