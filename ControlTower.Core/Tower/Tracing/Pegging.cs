using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// Gives out what there is of the items that come late, need by need in order of time: first what lies there, then what is on its
/// way and comes in time, then what comes later. What is left waits for the late goods, or is made of inputs that are needed in turn.
/// Products come before what they are made of, so each item is given out once, when all that ask for it are known.
/// </summary>
internal sealed class Pegging
{
    private readonly TowerState state;
    private readonly Trouble trouble;
    private readonly TroubleReach reach;
    private readonly long now;
    private readonly SortedDictionary<string, List<PeggedNeed>> needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MakingOf> making = new(StringComparer.Ordinal); // lookup only
    private HashSet<string>? orderedAt; // lookup only
    private readonly HashSet<string> given = new(StringComparer.Ordinal); // lookup only

    public Pegging(TowerState state, Trouble trouble, TroubleReach reach, DateTimeOffset now)
    {
        (this.state, this.trouble, this.reach, this.now) = (state, trouble, reach, now.UtcTicks);
        AskForLines();
        AskForProduction();
    }

    /// <summary>Needs of customers, in the order in which their items were given out.</summary>
    public List<PeggedNeed> Lines { get; } = [];

    /// <summary>Production orders that use late items or make them, in order of id.</summary>
    public List<MakingOf> Production { get; } = [];

    /// <summary>Needs of production that no order stands for.</summary>
    public List<PeggedNeed> Derived { get; } = [];

    /// <param name="extra">Goods that would come in addition, by an option.</param>
    public void GiveOut(IReadOnlyList<PlannedMove> extra)
    {
        foreach (var item in reach.ProductsFirst)
        {
            given.Add(item);
            if (!needs.TryGetValue(item, out var asked)) continue;
            asked.Sort(PeggedNeed.ByTime);
            var supplies = new Supplies(state, trouble, reach.Graph, (item, now));
            supplies.AddMoves(extra);
            supplies.AddProduction(state.Orders.ProductionOf(item).Select(order => Making(order)));
            foreach (var need in asked) GiveTo(need, supplies);
        }
    }

    public bool IsOrderedAt(string site) => (orderedAt ??= state.Orders.ProductionOrders.Values.Where(order => !order.Added).Select(order => order.Site).ToHashSet(StringComparer.Ordinal)).Contains(site); // lookup only

    private void GiveTo(PeggedNeed need, Supplies supplies)
    {
        var late = reach.Quickest(need.Item, need.Site);
        var inCircle = need.Product is { } product && reach.InOneCircle(need.Item, product);
        var left = supplies.Give(need, late?.At ?? long.MaxValue, asPlanned: inCircle);
        if (left == 0 || late is not { } quickest) return;
        if (quickest.From.Bom is not { } bom || !MayAsk(bom))
        {
            need.Pegs.Add(new(PegKind.Wait, quickest.At));
            return;
        }
        var (site, span) = (quickest.From.Site, reach.Graph.Span(quickest.From.Site, need.Site));
        var by = need.By - span - LaneGraph.TicksOf(bom.Hours);
        var inputs = new List<PeggedNeed>();
        foreach (var input in bom.Inputs.Where(input => reach.Quickest(input.Item, site) is not null))
        {
            var asks = new PeggedNeed(input.Item, site, Math.Max(by, now), Micros.Multiply(left, input.Quantity.Micros), need.Order) { Bom = bom };
            inputs.Add(asks);
            Derived.Add(asks);
            Ask(asks);
        }
        need.Pegs.Add(new(PegKind.Made, 0) { Inputs = inputs, Bom = bom, Site = site, To = need.Site });
    }

    /// <summary>In a circle of items made of each other an input may have been given out already: then it is waited for.</summary>
    private bool MayAsk(BomEntry bom) => !bom.Inputs.Any(input => given.Contains(input.Item));

    private void AskForLines()
    {
        foreach (var item in reach.ProductsFirst)
        {
            foreach (var line in state.Orders.WantedOf(item))
            {
                if (reach.Graph.NumberOf(line.Destination) is not (>= 0 and var site)) continue;
                var need = new PeggedNeed(item, site, line.PromisedBy.UtcTicks, line.Quantity.Micros, Keys.Of(line.Order, line.Line)) { Line = line };
                Lines.Add(need);
                Ask(need);
            }
        }
    }

    private void AskForProduction()
    {
        foreach (var item in reach.ProductsFirst)
        {
            foreach (var bom in state.Network.BomsWith(item))
            {
                foreach (var order in state.Orders.ProductionOf(bom.Item).Where(order => order.Site == bom.Site && order.StartedAt is null && order.Inputs is null)) AskFor(order, item, bom.Inputs);
            }
            foreach (var order in state.Orders.MadeOtherwiseOf(item).Where(order => order.StartedAt is null)) AskFor(order, item, order.Inputs!);
        }
    }

    /// <summary>An order that was put off asks for its inputs when it did by plan, so that putting it off gives none of them away.</summary>
    private void AskFor(ProductionOrder order, string item, IReadOnlyList<BomInput> inputs)
    {
        var by = Math.Min(order.StartAt.UtcTicks, order.Plan.StartAt.UtcTicks);
        var quantity = inputs.Where(input => input.Item == item).Aggregate(0L, (sum, input) => Micros.AddCapped(sum, input.Quantity.Micros));
        var need = new PeggedNeed(item, reach.Graph.NumberOf(order.Site), by, Micros.Multiply(order.Left.Micros, quantity), Keys.Of(order.Id, "")) { Production = order };
        Making(order).Inputs.Add(need);
        Ask(need);
    }

    private MakingOf Making(ProductionOrder order)
    {
        if (making.TryGetValue(order.Id, out var known)) return known;
        var site = reach.Graph.NumberOf(order.Site);
        var made = making[order.Id] = new(order, site, reach.WorkTimeOf(site, order.Line));
        // A site that is closed starts nothing, and what runs there stands.
        if (order.Site == trouble.Closed && order.StartAt < trouble.Over) made.HeldUntil = trouble.Over.UtcTicks;
        if (order.Site == trouble.Slowed?.Site) made.SlowedDue = trouble.Slowed.DueOf(order, WorkTime.WithoutDowntime(state.Network.Sites[order.Site].Entry, order.Line)).UtcTicks;
        Production.Add(made);
        return made;
    }

    private void Ask(PeggedNeed need)
    {
        var asked = needs.TryGetValue(need.Item, out var known) ? known : needs[need.Item] = [];
        need.Asked = asked.Count;
        asked.Add(need);
    }
}
