namespace ControlTower.Core.Orders.Sourcing.Flow;

/// <summary>
/// Minimum-cost flow by the primal network simplex with block pricing. The tree stays strongly feasible (every tree arc can carry more away from
/// node 0; Cunningham 1976), so that it does not cycle. Flows are whole numbers; potentials are reckoned from the tree's arcs alone, so that what
/// was once expensive leaves no rounding behind.
/// </summary>
public sealed class NetworkSimplex
{
    private readonly SpanningTree tree = new();
    private FlowNetwork network = new();
    private int scanFrom;

    /// <summary>Cost of one more unit at a node, once solved.</summary>
    public double Potential(int node) => tree.Potential[node];

    /// <returns>Whether the flow is optimal; false where the bounded number of pivots did not suffice.</returns>
    public bool Solve(FlowNetwork given)
    {
        network = given;
        tree.Begin(network);
        SendAll();
        scanFrom = 0;
        var pivots = 1_000 + (50L * network.Arcs);
        while (Entering() is var entering and >= 0)
        {
            if (pivots-- == 0) return false;
            Pivot(entering);
        }
        return true;
    }

    public double Cost()
    {
        var cost = 0d;
        for (var arc = 0; arc < network.Arcs; arc++) cost += network.FlowOn[arc] * network.Cost[arc];
        return cost;
    }

    private void SendAll()
    {
        for (var node = 1; node < network.Nodes; node++)
        {
            if (network.Demand[node] <= 0) continue;
            for (var at = node; at != 0; at = tree.Parent[at]) network.FlowOn[tree.Arc[at]] += network.Demand[node];
        }
    }

    /// <returns>The arc of the next block that promises most, or -1 where none promises anything.</returns>
    private int Entering()
    {
        var block = Math.Max(32, (int)Math.Sqrt(network.Arcs) * 2);
        var (best, most) = (-1, 0d);
        for (var (seen, inBlock) = (0, 0); seen < network.Arcs; seen++)
        {
            var arc = scanFrom;
            scanFrom = scanFrom + 1 == network.Arcs ? 0 : scanFrom + 1;
            var gain = Gain(arc);
            if (gain > most) (best, most) = (arc, gain);
            if (++inBlock < block || best < 0) continue;
            return best;
        }
        return best;
    }

    /// <summary>What moving a unit on or off the arc would save; 0 where it is less than rounding could feign.</summary>
    private double Gain(int arc)
    {
        var (from, to) = (tree.Potential[network.Tail[arc]], tree.Potential[network.Head[arc]]);
        var reduced = network.Cost[arc] + from - to;
        var flow = network.FlowOn[arc];
        var gain = reduced < 0 && flow < network.Capacity[arc] ? -reduced : reduced > 0 && flow > 0 ? reduced : 0;
        return gain > 1e-14 * (Math.Abs(from) + Math.Abs(to) + Math.Abs(network.Cost[arc])) ? gain : 0;
    }

    private void Pivot(int entering)
    {
        var forward = network.Cost[entering] + tree.Potential[network.Tail[entering]] - tree.Potential[network.Head[entering]] < 0;
        // The cycle runs from the apex down to first, over the entering arc, and from second up to the apex.
        var (first, second) = forward ? (network.Tail[entering], network.Head[entering]) : (network.Head[entering], network.Tail[entering]);
        var apex = Apex(first, second);
        var push = forward ? network.Capacity[entering] - network.FlowOn[entering] : network.FlowOn[entering];
        var (cut, onFirst) = Blocking(first, second, apex, ref push);
        Push(first, apex, push, down: true);
        Push(second, apex, push, down: false);
        network.FlowOn[entering] += forward ? push : -push;
        if (cut < 0) return;
        if (onFirst) tree.Swap(network, cut, first, second, entering);
        else tree.Swap(network, cut, second, first, entering);
    }

    /// <summary>The node above which the first blocking arc lies, as the cycle runs from its apex; -1 where the entering arc blocks itself.</summary>
    private (int Cut, bool OnFirst) Blocking(int first, int second, int apex, ref double push)
    {
        var (cut, onFirst) = (-1, false);
        for (var node = first; node != apex; node = tree.Parent[node])
        {
            // Seen from below, so the last that blocks as much is the first from the apex.
            if (Room(node, down: true) is var room && room <= push) (cut, onFirst, push) = (node, true, room);
        }
        for (var node = second; node != apex; node = tree.Parent[node])
        {
            if (Room(node, down: false) is var room && room < push) (cut, onFirst, push) = (node, false, room);
        }
        return (cut, onFirst);
    }

    private double Room(int node, bool down)
    {
        var arc = tree.Arc[node];
        return network.Head[arc] == node == down ? network.Capacity[arc] - network.FlowOn[arc] : network.FlowOn[arc];
    }

    private void Push(int node, int apex, double push, bool down)
    {
        for (; node != apex; node = tree.Parent[node])
        {
            var arc = tree.Arc[node];
            network.FlowOn[arc] += network.Head[arc] == node == down ? push : -push;
        }
    }

    private int Apex(int a, int b)
    {
        while (a != b)
        {
            if (tree.Depth[a] >= tree.Depth[b]) a = tree.Parent[a];
            else b = tree.Parent[b];
        }
        return a;
    }
}
