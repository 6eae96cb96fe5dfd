using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Tests.Shared;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>The furniture factory of frePPLe: imported, a late component names what a plain computation over its file finds.</summary>
public class FreppleTests
{
    /// <summary>Where the plan of the file begins.</summary>
    private static readonly DateTimeOffset Today = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<ImportPlan> Plan = new(() => ImportReader.Read(ShippedMappings.Read("frepple"), SharedData.Set("frepple")).Value!);

    private static readonly Lazy<Task<TowerState>> Imported = new(ImportAsync);

    private static readonly Lazy<FreppleRecord> Record = new(() => new());

    [SharedDataFact("frepple")]
    public void Read_OneFile_GivesTheWholeFactory()
    {
        var network = Plan.Value.Network;
        Assert.Empty(Plan.Value.Rejected);
        Assert.Empty(Plan.Value.Findings);
        Assert.Equal((8, 11, 7), (network.Sites!.Count, network.Items!.Count, network.Boms!.Count));
        Assert.Equal((7, 5, 19), (network.Lanes!.Count, network.Suppliers!.Count, network.Stock!.Count));
        Assert.Equal((4, 3, 0), (network.PurchaseOrders!.Count, network.Shipments!.Count, network.ProductionOrders!.Count));
        Assert.Equal((16, 16), (Plan.Value.Counts.Orders, Plan.Value.Counts.Lines));
        Assert.Equal(["assembly line", "grinder", "saw"], network.Sites.Single(site => site.Id == "factory").ProductionLines!.Select(line => line.Id));
        var varnished = network.Boms.Single(bom => bom.Item == "varnished chair");
        Assert.Equal((6.5m, null, "chair"), (varnished.Hours, varnished.Line, varnished.Inputs.Single().Item));
    }

    [SharedDataFact("frepple")]
    public async Task Run_Twice_AddsOnce()
    {
        await using var tower = ImportTower.Open(new ManualClock(Today));
        var first = await tower.RunAsync(Plan.Value);
        var known = tower.Known;
        var again = await tower.RunAsync(Plan.Value);
        Assert.Equal((ImportEnd.Completed, 16), (first.End, first.Imported));
        Assert.Equal((0, 16, known), (again.Added.Total, again.Known, tower.Known));
    }

    [SharedDataFact("frepple")]
    public async Task Delay_OfTheCushions_NamesChairsTheAssemblyLineAndTheirDemands()
    {
        var (state, one) = Delayed(await Imported.Value, "cushion supplier", "cushion", "PO#4", 960);
        var effect = ImpactOf.Effect(state, one, Today, []);
        Assert.Equal(["chair", "varnished chair"], effect.Lines.Select(late => late.Line.Item).Distinct().Order());
        Assert.Equal(["Demand 06", "Demand 12", "Demand 13", "Demand 14", "Demand 15"], effect.Lines.Select(late => late.Line.Order).Order());
        // Varnish is put on by hand, at no line of its own.
        Assert.Equal([("factory", null, 1057m), ("factory", "assembly line", 1056m)], effect.Stops.Select(stop => (stop.Site, stop.Line, stop.Hours)));
    }

    [SharedDataFact("frepple")]
    public async Task Delay_OfAnyComponent_NamesTheProductsLinesAndDemandsOfAPlainComputation()
    {
        var imported = await Imported.Value;
        var (lines, stops) = (0, 0);
        foreach (var order in Record.Value.Network().PurchaseOrders!)
        {
            foreach (var hours in new[] { 24, 240, 960, 4_000 })
            {
                var item = order.Lines.Single().Item;
                var (state, one) = Delayed(imported, order.From, item, order.Id, hours);
                var effect = ImpactOf.Effect(state, one, Today, []);
                var back = Later((decimal)(order.PromisedAt - Scene.Start).TotalHours + hours);
                var plain = new PlainImpact(Record.Value.Network(), [(item, order.To, back)], [order.Id], Later(decimal.MinValue));
                var told = $"{order.Id} {item} {hours} h later";
                Assert.Equal([told, .. Texts(plain.Lines.Select(late => (late.Order, late.LateBy)))], [told, .. Texts(effect.Lines.Select(late => (late.Line.Order, late.LateByHours)))]);
                Assert.Equal([told, .. PlainStops(plain)], [told, .. effect.Stops.Select(stop => Text(stop.Site, stop.Line, Hours(stop.StopsAt), Hours(stop.Until))).Order()]);
                Assert.Equal(Record.Value.Closure(item), Products(state, order.To, item));
                Assert.Subset(Record.Value.Closure(item), effect.Lines.Select(late => late.Line.Item).ToHashSet());
                (lines, stops) = (lines + effect.Lines.Count, stops + effect.Stops.Count);
            }
        }
        // A factory in which nothing happens shows nothing.
        Assert.True(lines >= 40 && stops >= 10, $"{lines} lines, {stops} stops");
    }

    private static async Task<TowerState> ImportAsync()
    {
        await using var tower = ImportTower.Open(new ManualClock(Today));
        var report = await tower.RunAsync(Plan.Value);
        Assert.Equal((ImportEnd.Completed, null), (report.End, report.Problem));
        return tower.Loop.View;
    }

    private static (TowerState State, ExceptionCase Case) Delayed(TowerState state, string site, string item, string order, int hours)
    {
        var signal = Scene.Candidate(SignalTypes.SupplierDelayed, new { site, items = new[] { item }, purchaseOrder = order, delayHours = hours }, "late", Today);
        var decision = new TowerCore(TowerRules.Default).Decide(state, new(Caller.Integration("erp"), new TakeSignals([signal], Single: true), null, null), Today);
        Assert.True(decision.Answer.Succeeded);
        return (decision.State, decision.State.Exceptions.Open.Values.Single(one => one.Deviation.Kind == CaseKind.SupplierDelay));
    }

    private static IEnumerable<string> Products(TowerState state, string site, string item) =>
        NetworkTrace.Of(state, new(site, item, TraceDirection.Down, Today, Quantity.Of(1))).Value!.Select(node => node.Item).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> PlainStops(PlainImpact plain) => plain.Standing().GroupBy(stop => (stop.Site, Line: Record.Value.LineOf(stop.Product)))
        .Select(group => Text(group.Key.Site, group.Key.Line, group.Min(stop => stop.From), group.Max(stop => stop.Until))).Order();

    private static IEnumerable<string> Texts(IEnumerable<(string Order, decimal LateBy)> late) => late.Select(one => $"{one.Order} {one.LateBy:F3}").Order();

    private static string Text(string site, string? line, decimal from, decimal until) => $"{site} {line} {from:F3} {until:F3}";

    private static decimal Later(decimal hours) => Math.Max(hours, Hours(Today));

    /// <summary>Since the start of the plain computation.</summary>
    private static decimal Hours(DateTimeOffset at) => (at - Scene.Start).Ticks / (decimal)TimeSpan.TicksPerHour;
}
