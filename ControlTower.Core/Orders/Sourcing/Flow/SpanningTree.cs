namespace ControlTower.Core.Orders.Sourcing.Flow;

/// <summary>The basis of a flow: each node's arc to its parent, and what a unit costs to bring there.</summary>
internal sealed class SpanningTree
{
    private int[] firstChild = [];
    private int[] nextSibling = [];
    private int[] previousSibling = [];
    private int[] stack = [];

    public int[] Parent { get; private set; } = [];

    /// <summary>The arc between a node and its parent.</summary>
    public int[] Arc { get; private set; } = [];

    public int[] Depth { get; private set; } = [];

    /// <summary>Cost of a unit along the tree from node 0.</summary>
    public double[] Potential { get; private set; } = [];

    public void Begin(FlowNetwork network)
    {
        if (Parent.Length < network.Nodes) Grow(network.Nodes * 2);
        Array.Fill(firstChild, -1, 0, network.Nodes);
        Parent[0] = Arc[0] = -1;
        for (var node = 1; node < network.Nodes; node++)
        {
            Arc[node] = network.TreeArc[node];
            Attach(node, network.Tail[Arc[node]]);
        }
        Renew(network, 0);
    }

    /// <summary>Reckons depth and potentials below a node anew.</summary>
    public void Renew(FlowNetwork network, int top)
    {
        if (top == 0) (Depth[0], Potential[0]) = (0, 0);
        else Place(network, top);
        var waiting = 0;
        stack[waiting++] = top;
        while (waiting > 0)
        {
            for (var child = firstChild[stack[--waiting]]; child >= 0; child = nextSibling[child])
            {
                Place(network, child);
                stack[waiting++] = child;
            }
        }
    }

    /// <summary>Cuts a node from its parent, and hangs what was below it by another arc.</summary>
    /// <param name="cut">The node above which the leaving arc lies.</param>
    /// <param name="inside">The end of the entering arc below the cut.</param>
    public void Swap(FlowNetwork network, int cut, int inside, int outside, int entering)
    {
        var (node, parent, arc) = (inside, outside, entering);
        while (true)
        {
            var (oldParent, oldArc) = (Parent[node], Arc[node]);
            Detach(node);
            Arc[node] = arc;
            Attach(node, parent);
            if (node == cut) break;
            (parent, arc, node) = (node, oldArc, oldParent);
        }
        Renew(network, inside);
    }

    private void Place(FlowNetwork network, int node)
    {
        var (parent, arc) = (Parent[node], Arc[node]);
        Depth[node] = Depth[parent] + 1;
        Potential[node] = network.Head[arc] == node ? Potential[parent] + network.Cost[arc] : Potential[parent] - network.Cost[arc];
    }

    private void Attach(int node, int parent)
    {
        Parent[node] = parent;
        previousSibling[node] = -1;
        nextSibling[node] = firstChild[parent];
        if (firstChild[parent] >= 0) previousSibling[firstChild[parent]] = node;
        firstChild[parent] = node;
    }

    private void Detach(int node)
    {
        if (previousSibling[node] >= 0) nextSibling[previousSibling[node]] = nextSibling[node];
        else firstChild[Parent[node]] = nextSibling[node];
        if (nextSibling[node] >= 0) previousSibling[nextSibling[node]] = previousSibling[node];
    }

    private void Grow(int size)
    {
        (Parent, Arc, Depth, Potential) = (new int[size], new int[size], new int[size], new double[size]);
        (firstChild, nextSibling, previousSibling, stack) = (new int[size], new int[size], new int[size], new int[size]);
    }
}
