namespace ControlTower.Core.Orders.Sourcing.Flow;

/// <summary>
/// Nodes and arcs of a minimum-cost flow. Node 0 sends all flow; what any other node asks for arrives, since the caller gives each a way from node 0
/// that can carry everything: that way is the node's first tree arc, so that no artificial arc of great cost is ever needed. Arrays are kept from one use to the next.
/// </summary>
public sealed class FlowNetwork
{
    internal int[] Tail { get; private set; } = new int[64];

    internal int[] Head { get; private set; } = new int[64];

    internal double[] Capacity { get; private set; } = new double[64];

    internal double[] Cost { get; private set; } = new double[64];

    internal double[] FlowOn { get; private set; } = new double[64];

    internal int[] TreeArc { get; private set; } = new int[64];

    internal double[] Demand { get; private set; } = new double[64];

    public int Nodes { get; private set; }

    public int Arcs { get; private set; }

    public void Begin() => (Nodes, Arcs) = (1, 0);

    /// <param name="demand">Units that have to arrive, whole and not negative.</param>
    public int AddNode(double demand)
    {
        if (Nodes == TreeArc.Length)
        {
            TreeArc = Larger(TreeArc);
            Demand = Larger(Demand);
        }
        Demand[Nodes] = demand;
        return Nodes++;
    }

    /// <param name="capacity">Whole units; infinite for no limit.</param>
    public int AddArc(int from, int to, double capacity, double cost)
    {
        if (Arcs == Tail.Length) Grow();
        Tail[Arcs] = from;
        Head[Arcs] = to;
        Capacity[Arcs] = capacity;
        Cost[Arcs] = cost;
        FlowOn[Arcs] = 0;
        return Arcs++;
    }

    /// <summary>An arc that is the node's way from node 0 at first. It has to carry all that the node and those behind it ask for, with room to spare.</summary>
    public int AddTreeArc(int from, int to, double capacity, double cost) => TreeArc[to] = AddArc(from, to, capacity, cost);

    /// <summary>Units on an arc, once solved.</summary>
    public double Flow(int arc) => FlowOn[arc];

    private void Grow()
    {
        Tail = Larger(Tail);
        Head = Larger(Head);
        Capacity = Larger(Capacity);
        Cost = Larger(Cost);
        FlowOn = Larger(FlowOn);
    }

    private static T[] Larger<T>(T[] old)
    {
        Array.Resize(ref old, old.Length * 2);
        return old;
    }
}
