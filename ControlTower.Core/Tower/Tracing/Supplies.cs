using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What there is of one item and what comes, given out need by need.</summary>
internal sealed class Supplies
{
    private readonly LaneGraph graph;
    private readonly string item;
    private readonly long now;
    private readonly List<(int Site, LaneWays Ways, long Planned)> late;
    private readonly List<Heap> lying = [];
    private readonly List<Heap> coming = [];
    private bool sorted;

    public Supplies(TowerState state, Trouble trouble, LaneGraph graph, (string Item, long Now) what)
    {
        (this.graph, item, now) = (graph, what.Item, what.Now);
        late = [.. trouble.Late.Where(one => one.Item == item && one.Planned is not null && graph.NumberOf(one.Site) >= 0).Select(one => (graph.NumberOf(one.Site), graph.WaysFrom(graph.NumberOf(one.Site)), one.Planned!.Value.UtcTicks))];
        foreach (var position in state.Network.PositionsOf(item))
        {
            if (position.Site == trouble.Closed || position.Available <= Quantity.Zero || state.Network.Sites.Find(position.Site)?.Kind == SiteKind.Supplier) continue;
            Add(lying, position.Site, now, position.Available.Micros);
        }
        foreach (var (movement, quantity) in state.Orders.InboundOf(item))
        {
            if (!movement.Unpromised && !trouble.Held.Contains(movement.Id)) Add(coming, movement.To, Math.Max(now, movement.Expected.UtcTicks), quantity.Micros, isPlan: movement.Reference is null);
        }
    }

    public void AddMoves(IReadOnlyList<PlannedMove> moves)
    {
        foreach (var move in moves.Where(move => move.Item == item)) Add(coming, move.To, move.Arrives.UtcTicks, move.Quantity.Micros, isPlan: false);
    }

    public void AddProduction(IEnumerable<MakingOf> orders)
    {
        foreach (var making in orders)
        {
            // What was put off goes to those that it was to go to by plan.
            var due = Math.Min(making.Order.DueAt.UtcTicks, making.Order.Plan.DueAt.UtcTicks);
            if (making.Site >= 0) coming.Add(new(making.Site, graph.WaysFrom(making.Site), Math.Max(now, due), making) { Left = making.Order.Left.Micros, Number = coming.Count });
        }
    }

    /// <summary>Gives what there is, as long as it comes before late goods do.</summary>
    /// <param name="asPlanned">Production counts as planned, whatever it waits for.</param>
    /// <returns>Millionths that are still missing.</returns>
    public long Give(PeggedNeed need, long lateAt, bool asPlanned)
    {
        if (!sorted) coming.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Site != b.Site ? a.Site.CompareTo(b.Site) : a.Number.CompareTo(b.Number));
        sorted = true;
        var left = need.Micros;
        left = Take(lying.Where(heap => heap.Site == need.Site), need, (left, long.MaxValue), asPlanned);
        left = Take(lying, need, (left, long.MaxValue), asPlanned);
        left = Take(coming, need, (left, need.By), asPlanned);
        return Take(coming, need, (left, lateAt == long.MaxValue ? lateAt : lateAt - 1), asPlanned);
    }

    /// <param name="what">What is missing in millionths, and the UTC ticks at which it has to be there.</param>
    private long Take(IEnumerable<Heap> heaps, PeggedNeed need, (long Left, long Latest) what, bool asPlanned)
    {
        var (left, latest) = what;
        if (left == 0) return 0;
        foreach (var heap in heaps)
        {
            if (heap.Left == 0) continue;
            var span = heap.Ways.Span(need.Site);
            if (span == LaneGraph.Unreached || heap.At > latest - span) continue;
            var at = graph.HasHours ? graph.Arrival(heap.Site, heap.At, need.Site) : heap.At + span;
            if (at > latest) continue;
            var taken = Math.Min(heap.Left, left);
            heap.Left -= taken;
            left -= taken;
            if (!asPlanned && heap.Making is { } making) need.Pegs.Add(new(PegKind.Production, 0) { Making = making, To = need.Site });
            else if (at > need.By && latest > need.By && latest != long.MaxValue) need.Pegs.Add(new(PegKind.Inbound, at) { Planned = heap.IsPlan ? at : Planned(need.Site) });
            if (left == 0) break;
        }
        return left;
    }

    /// <summary>When what a decision brings would have been there if it were not for the trouble, in UTC ticks; the least where nothing tells.</summary>
    private long Planned(int to)
    {
        var at = long.MaxValue;
        foreach (var (site, ways, planned) in late)
        {
            if (ways.Span(to) is var span && span != LaneGraph.Unreached) at = Math.Min(at, graph.HasHours ? graph.Arrival(site, planned, to) : planned + span);
        }
        return at == long.MaxValue ? long.MinValue : at;
    }

    /// <param name="isPlan">What a decision brings is none.</param>
    private void Add(List<Heap> heaps, string site, long at, long micros, bool isPlan = true)
    {
        if (graph.NumberOf(site) is >= 0 and var number) heaps.Add(new(number, graph.WaysFrom(number), at, null) { IsPlan = isPlan, Left = micros, Number = heaps.Count });
    }

    private sealed class Heap(int site, LaneWays ways, long at, MakingOf? making)
    {
        public int Site { get; } = site;

        public LaneWays Ways { get; } = ways;

        public long At { get; } = at;

        public MakingOf? Making { get; } = making;

        public bool IsPlan { get; init; } = true;

        public int Number { get; init; }

        public long Left { get; set; }
    }
}
