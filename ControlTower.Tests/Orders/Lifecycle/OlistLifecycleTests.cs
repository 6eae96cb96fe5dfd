using System.Text.Json;
using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Shared;
using ControlTower.Tests.Tower;
using Xunit.Abstractions;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>
/// The orders of olist, carried by the news that their own time stamps tell, in the order of time. The set has no stock, so one centre
/// has just what is ordered, each item worth what it was first sold for. Orders without lines have no units: nothing of them could be
/// carried, and the import takes them as ever. A slice; all of them with TOWER_LONG=1.
/// </summary>
public sealed class OlistLifecycleTests(ITestOutputHelper output)
{
    private const int Slice = 700;
    private const string Centre = "olist-centre";
    private const string Currency = "BRL";

    [SharedDataFact("olist")]
    public void Orders_ByTheirOwnTimeStamps_AreCarriedWithBalancedStockAndPostings()
    {
        var plan = ImportReader.Read(Tests.Runtime.Import.ShippedMappings.Read("olist"), SharedData.Set("olist")).Value!;
        var orders = plan.Orders.Where(order => order.Lines.Count > 0).ToList();
        if (Environment.GetEnvironmentVariable("TOWER_LONG") != "1") orders = [.. orders.Where((_, index) => index % (orders.Count / Slice) == 0)];
        var tower = new Story(Network(plan, orders));
        foreach (var (at, act) in orders.SelectMany(Life).OrderBy(step => step.At)) tower.At(at, act);

        var tracks = tower.State.Orders.Tracks;
        Assert.Equal(orders.Count, tracks.Count);
        foreach (var order in orders) Assert.True(Expected(order) == OrderStanding.Of(tracks[order.Id]), $"{order.Id}: {OrderStanding.Of(tracks[order.Id])}, expected {Expected(order)}");
        // Late news is refused with its reason and moves nothing: only orders whose time stamps contradict each other have any.
        Assert.All(tower.Refused, one => Assert.Contains(one.Order, orders.Where(IsOutOfOrder).Select(order => order.Id)));
        AssertStock(tower.State, orders);
        AssertPostings(tower, orders);
        BookCheck.Hold(tower.State, tower.Last);
        output.WriteLine($"{orders.Count} of {plan.Orders.Count} orders have lines; {tower.Facts} facts, {tower.Postings} postings, each in balance");
        output.WriteLine(Counted(tracks.Values.Select(track => OrderStanding.Of(track).ToString())));
        output.WriteLine($"{tower.Refused.Count} late news refused: " + Counted(tower.Refused.Select(one => one.Reason.Replace(one.Order, "it", StringComparison.Ordinal))));
    }

    private static string Counted(IEnumerable<string> all) => string.Join("; ", all.GroupBy(one => one).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} {group.Count()}"));

    private static NetworkDocument Network(ImportPlan plan, List<ImportedOrder> orders) => new()
    {
        Sites = [.. plan.Network.Sites!.Where(site => site.Kind == SiteKind.Customer), new(Centre, "Centre", SiteKind.DistributionCenter)],
        Items = [.. CostOf(orders).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new ItemEntry(item.Key, item.Key, UnitCost: item.Value))],
        Lanes = [.. plan.Network.Sites!.Where(site => site.Kind == SiteKind.Customer).Select(site => new LaneEntry(Centre, site.Id, 24))],
        Stock = [.. orders.SelectMany(order => order.Lines).GroupBy(line => line.Item).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new StockEntry(Centre, group.Key, group.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity)))],
    };

    /// <summary>What happened to an order, each thing at its time; what has no time of its own happened last.</summary>
    private static IEnumerable<(DateTimeOffset At, Func<object> Act)> Life(ImportedOrder order)
    {
        var last = new[] { order.PlacedAt, order.ApprovedAt, order.ShippedAt, order.DeliveredAt }.Max()!.Value;
        yield return (order.PlacedAt, () => new PlaceOrder(new(order.Id, order.Customer, order.Destination, order.PlacedAt, Later(order.PromisedBy ?? last, order.PlacedAt), order.Channel, [.. order.Lines.Select(line => new OrderLineEntry(line.Id, line.Item, line.Quantity, line.Price))])));
        if (order.ApprovedAt is { } approved) yield return (Later(approved, order.PlacedAt), () => News(order, SignalTypes.OrderReleased, approved));
        if (order.ShippedAt is { } shipped) yield return (Later(shipped, order.PlacedAt), () => News(order, SignalTypes.OrderShipped, shipped));
        if (order.Outcome == ImportedOutcome.Delivered) yield return (order.DeliveredAt is { } delivered ? Later(delivered, order.PlacedAt) : last, () => News(order, SignalTypes.OrderDelivered, order.DeliveredAt ?? last));
        if (order.Outcome == ImportedOutcome.Delivered) yield return (last.AddDays(30), () => new MoveOrder(order.Id, OrderMachine.Settle, TransitionBody.Empty));
        if (IsGone(order)) yield return (last, () => new MoveOrder(order.Id, order.ShippedAt is null ? OrderMachine.Cancel : OrderMachine.Lose, new() { Reason = "the record says so" }));
    }

    private static OrderStand Expected(ImportedOrder order) =>
        order.Outcome == ImportedOutcome.Delivered ? OrderStand.Settled
        : IsGone(order) ? order.ShippedAt is null ? OrderStand.Cancelled : OrderStand.Lost
        : order.ShippedAt is not null ? OrderStand.Shipped
        : order.ApprovedAt is not null ? OrderStand.Released
        : OrderStand.Allocated;

    private static void AssertStock(TowerState state, List<ImportedOrder> orders)
    {
        foreach (var item in orders.SelectMany(order => order.Lines.Select(line => (Order: order, Line: line))).GroupBy(one => one.Line.Item))
        {
            Quantity Sum(Func<ImportedOrder, bool> which) => item.Where(one => which(one.Order)).Aggregate(Quantity.Zero, (sum, one) => sum + one.Line.Quantity);
            var (ledger, position) = (state.Network.Ledger[Keys.Of(Centre, item.Key, "")], state.Network.StockOf(Centre, item.Key)!);
            Assert.Equal(Sum(order => Expected(order) == OrderStand.Settled), ledger.Shipped);
            Assert.Equal(Sum(order => Expected(order) == OrderStand.Shipped), ledger.InTransit);
            Assert.Equal(Sum(order => Expected(order) == OrderStand.Lost), ledger.WrittenOff);
            Assert.Equal(Sum(order => Expected(order) is OrderStand.Allocated or OrderStand.Released), position.Allocated);
            Assert.Equal(Sum(order => Expected(order) is OrderStand.Allocated or OrderStand.Released or OrderStand.Cancelled), position.OnHand);
        }
    }

    /// <summary>What is on its way or arrived is sold at its cost, what was lost is written off, and the rest is what the books opened with.</summary>
    private static void AssertPostings(Story tower, List<ImportedOrder> orders)
    {
        var costs = CostOf(orders);
        Money Worth(Func<ImportedOrder, bool> which) => orders.Where(which).SelectMany(order => order.Lines).Aggregate(Money.Zero(Currency), (sum, line) => sum + (costs[line.Item] * line.Quantity));
        Money Of(AccountRole account) => tower.State.Finance.Ledger.Balance(account, Currency);
        Assert.Equal(Worth(order => Expected(order) is OrderStand.Shipped or OrderStand.Settled), Of(AccountRole.CostOfGoodsSold));
        Assert.Equal(Worth(order => Expected(order) == OrderStand.Lost), Of(AccountRole.WriteOff));
        Assert.Equal(Worth(order => Expected(order) is OrderStand.Allocated or OrderStand.Released or OrderStand.Cancelled), Of(AccountRole.Inventory));
        var balance = Assert.Single(TrialBalance.Of(tower.State.Finance));
        Assert.Equal((Worth(_ => true), Worth(_ => true)), (balance.Debit, balance.Credit));
    }

    private static Dictionary<string, Money> CostOf(List<ImportedOrder> orders) =>
        orders.SelectMany(order => order.Lines).GroupBy(line => line.Item).ToDictionary(item => item.Key, item => item.First().Price!.Value);

    private static bool IsGone(ImportedOrder order) => order.Outcome is ImportedOutcome.Cancelled or ImportedOutcome.Unavailable;

    private static bool IsOutOfOrder(ImportedOrder order) => order.ShippedAt < order.ApprovedAt || order.DeliveredAt < order.ShippedAt || order.ShippedAt < order.PlacedAt;

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset placed) => at > placed ? at : placed;

    private static TakeSignals News(ImportedOrder order, string type, DateTimeOffset at) => new([Scene.Candidate(type, new { order = order.Id, at }, $"{order.Id}/{type}", at)], false);

    /// <summary>A tower that is told things at their times, and whose books are looked at with each fact that moves stock.</summary>
    private sealed class Story
    {
        private readonly TowerCore core = new(Scene.Patient);
        private Money worth = Money.Zero(Currency);

        public Story(NetworkDocument network) => At(DateTimeOffset.UnixEpoch, () => new PutNetwork(network));

        public TowerState State { get; private set; } = TowerState.Empty;

        public Fact Last { get; private set; } = null!;

        public int Facts { get; private set; }

        public int Postings { get; private set; }

        /// <summary>News that was rejected, and why.</summary>
        public List<(string Order, string Reason)> Refused { get; } = [];

        public void At(DateTimeOffset at, Func<object> act)
        {
            var decision = core.Decide(State, new(Caller.AdministratorKey, act()), at > State.RecordedAt ? at : State.RecordedAt);
            Assert.True(decision.Answer.Succeeded, decision.Answer.Refusal?.Message);
            foreach (var fact in decision.Facts) Follow(fact);
            Facts += decision.Facts.Count;
            Assert.Equal(worth, State.Finance.Ledger.Balance(AccountRole.Inventory, Currency));
        }

        private void Follow(Fact fact)
        {
            var before = State.Network;
            State = TowerApply.Apply(State, fact);
            Last = fact;
            if (fact.Body is SignalRejected { Event: { } text } rejected) Refused.Add((JsonDocument.Parse(text).RootElement.GetProperty("order").GetString()!, rejected.Reason));
            if (fact.Body is StockCounted counted) Revalue(before, counted.Item);
            if (fact.Body is OrderMoved moved)
            {
                foreach (var item in moved.Shifts().Select(shift => shift.Item).Distinct(StringComparer.Ordinal)) Revalue(before, item);
                foreach (var shift in moved.Shifts()) Balanced(shift);
            }
            if (fact.Body is not Posted { Posting: var posting }) return;
            Postings++;
            Assert.Equal(Money.Zero(Currency), posting.Lines.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Amount));
        }

        /// <summary>What lies at the centre is worth so much more now.</summary>
        private void Revalue(NetworkState before, string item)
        {
            Quantity OnHand(NetworkState network) => network.StockOf(Centre, item)?.OnHand ?? Quantity.Zero;
            worth += State.Network.Items[item].Entry.UnitCost!.Value * (OnHand(State.Network) - OnHand(before));
        }

        private void Balanced(StockShift shift)
        {
            var position = State.Network.StockOf(shift.Site, shift.Item)!;
            Assert.Equal(State.Network.Ledger[Keys.Of(shift.Site, shift.Item, shift.Lot ?? "")].OnHand, position.OnHand);
            Assert.True(position.Allocated >= Quantity.Zero && position.Allocated <= position.OnHand);
        }
    }
}
