namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>How much of a search may still be looked at: counted, so that the same request gives the same answer on any machine.</summary>
internal sealed class NodeBudget
{
    public int Left { get; set; }

    /// <summary>Looks up now and then whether anyone still wants the answer.</summary>
    public CancellationToken Cancel { get; set; }

    public bool IsSpent => Left <= 0;

    public bool Spend()
    {
        if (Left <= 0) return false;
        if (--Left % 64 == 0) Cancel.ThrowIfCancellationRequested();
        return true;
    }
}
