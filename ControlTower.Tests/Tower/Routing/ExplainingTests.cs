using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Runtime;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Why an order is served as it is, on the state in which it was decided.</summary>
public sealed class ExplainingTests
{
    [Fact]
    public void Why_NamesTheRunnerUp_ItsMargin_AndWhoWasRuledOutByWhat()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.Signal(SignalTypes.SiteDown, new { site = "S", reason = "fire" });
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        var why = Why(scene, "O");
        var line = Assert.Single(why.Lines);
        Assert.Equal(("A", "A", "B"), (line.Chosen, line.Best, line.RunnerUp));
        Assert.Equal(4, line.Margin!.Value, 9);
        Assert.Equal(("standard", 9m, 0m), (why.Note!.Policy, why.Note.Cost.Amount, why.CostsMore!.Value.Amount));
        Assert.Equal(["downtime"], line.RuledOut.Single(one => one.Site == "S").Rules.Select(rule => rule.Rule));
        Assert.Equal(4, line.Flips.Single(flip => flip.What == "price").By, 0.01);
        Assert.Equal(7, line.Flips.Single(flip => flip.What == "stock").By);
    }

    [Fact]
    public void Why_IsTrueForItsOwnTime_AfterStockAndPricesChanged_AndAfterARestart()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        var told = Why(scene, "O");
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(4)), new("B", "I", Quantity.Of(900))] }));
        scene.Signal(SignalTypes.SiteDown, new { site = "B", reason = "fire" });
        var again = Why(scene, "O");
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(told), System.Text.Json.JsonSerializer.Serialize(again));
    }

    [Fact]
    public void Why_OfWhatAPersonChose_TellsWhatItCostsMore()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        scene.When(new MoveOrder("O", OrderMachine.Reassign, new() { Site = "S", Reason = "the customer wants it tomorrow" }));
        var why = Why(scene, "O");
        Assert.Equal((true, "the customer wants it tomorrow", 15m), (why.Note!.ByHand, why.Reason, why.CostsMore!.Value.Amount));
        Assert.Equal(("S", "A"), (why.Lines.Single().Chosen, why.Lines.Single().Best));
    }

    [Fact]
    public void Why_OfWhatItsCustomerFetches_SaysTheCustomersStore_NotAPerson()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)) { PickUp = new("S", 48) });
        var why = Why(scene, "O");
        Assert.Equal((SiteChoice.Customer, null, "S"), (why.Choice, why.Note!.ByHand, why.Lines.Single().Chosen));
        Assert.Equal("its customer fetches it at S", why.Lines.Single().RuledOut.Single(one => one.Site == "A").Rules.Single().Detail);
    }

    [Fact]
    public void Why_OfAFlipToNobody_TellsThePenaltyThatItIsMeasuredAgainst()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)) { PickUp = new("S", 48) });
        var line = Why(scene, "O").Lines.Single();
        var flip = line.Flips.Single(one => one.What == "price");
        // The order would wait as soon as preparing it costs more than its four units waiting.
        Assert.Equal((null, true), (flip.To, line.UnfilledPenaltyPerUnit > 0));
        Assert.InRange(4 * line.UnfilledPenaltyPerUnit!.Value, flip.By * 0.99, (flip.By * 1.01) + (double)Why(scene, "O").Note!.Cost.Amount);
    }

    [Fact]
    public void Why_SaysWhoChoseTheSite()
    {
        var scene = RoutingTests.World(stock: 10);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        Assert.Equal(SiteChoice.Policy, Why(scene, "O").Choice);
        scene.When(new MoveOrder("O", OrderMachine.Reassign, new() { Site = "S", Reason = "since it is so" }), Core.Tower.Caller.Of("P-1"));
        Assert.Equal(SiteChoice.Person, Why(scene, "O").Choice);
        scene.When(new PlaceOrder(RoutingTests.Order("O-2", 4)) { Allocate = false });
        scene.Signal(SignalTypes.OrderShipped, new { order = "O-2", site = "B" });
        Assert.Equal(SiteChoice.Told, Why(scene, "O-2").Choice);
        scene.When(new ResourceOrders(ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new("S") { Avoid = true })));
        Assert.Equal(SiteChoice.Policy, Why(scene, "O").Choice);
    }

    [Fact]
    public void Why_OfAnOrderThatWaits_TellsWhatEachSiteLacks()
    {
        var scene = RoutingTests.World(stock: 0);
        scene.When(new PutNetwork(new() { Stock = [new("A", "I", Quantity.Of(3)) { Safety = Quantity.Of(3) }] }));
        scene.When(new PlaceOrder(RoutingTests.Order("O", 4)));
        var line = Why(scene, "O").Lines.Single();
        Assert.Null(line.Chosen);
        var rule = line.RuledOut.Single(one => one.Site == "A").Rules.Single();
        Assert.Equal(("stock", "3 on hand, 0 set aside, 0 held, 3 stay as safety stock"), (rule.Rule, rule.Detail));
        Assert.Equal("none here", line.RuledOut.Single(one => one.Site == "B").Rules.Single().Detail);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PriceFlips_FlipWhenApplied_AndMarginsAreTheDifference(int seed)
    {
        var random = new Random(seed);
        var sites = Enumerable.Range(0, 8).Select(i => new SiteEntry($"W{i}", "Site", SiteKind.DistributionCenter) { ShipmentFixed = random.Next(1, 50) / 4m }).ToArray();
        var scene = Network(sites, random);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 6)));
        var line = Why(scene, "O").Lines.Single();
        var flip = line.Flips.Single(one => one.What == "price");
        Assert.NotEqual(line.Chosen, Decided(sites, seed, (line.Chosen!, (decimal)flip.By)));
        Assert.Equal(line.Chosen, Decided(sites, seed, (line.Chosen!, (decimal)(flip.By * 0.99))));
    }

    private static string? Decided(SiteEntry[] sites, int seed, (string Site, decimal Dearer) change)
    {
        var random = new Random(seed);
        for (var i = 0; i < sites.Length; i++) random.Next(1, 50);
        var scene = Network([.. sites.Select(site => site.Id == change.Site ? site with { ShipmentFixed = site.ShipmentFixed + change.Dearer } : site)], random);
        scene.When(new PlaceOrder(RoutingTests.Order("O", 6)));
        return scene.State.Orders.Tracks["O"].Units[0].Place.Site;
    }

    private static Scene Network(SiteEntry[] sites, Random random)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = [.. sites, new("C", "Customer", SiteKind.Customer)],
            Items = [new("I", "Item", 1)],
            Lanes = [.. sites.Select(site => new LaneEntry(site.Id, "C", random.Next(10, 60), random.Next(1, 20), random.Next(1, 9) / 4m))],
            Stock = [.. sites.Select(site => new StockEntry(site.Id, "I", Quantity.Of(20)))],
        }));
        return scene;
    }

    /// <summary>From the journal alone, as after a restart.</summary>
    internal static SourcingWhy Why(Scene scene, string order)
    {
        using var journal = new MemoryJournal();
        journal.Append([.. Rows(scene.Journal)]);
        var decision = scene.State.Orders.Tracks[order].SourcedBy.Values.Max();
        var past = new PastStates(journal, Replay.Catalog, _ => null);
        return OrderExplaining.Of(past.At(decision - 1), Replay.Catalog.Decode(journal.Find(decision)!), Scene.Patient);
    }

    private static IEnumerable<FactRow> Rows(IEnumerable<Fact> facts)
    {
        var previous = FactChain.Genesis;
        foreach (var fact in facts)
        {
            var (kind, schema, body) = Replay.Catalog.Encode(fact.Body);
            var row = new FactRow(fact.Sequence, fact.RecordedAt, fact.OccurredAt.ToUniversalTime(), fact.Actor, kind, schema, body, previous);
            row = row with { Hash = FactChain.Hash(previous, row) };
            previous = row.Hash;
            yield return row;
        }
    }
}
