using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What other orders of a batch have taken, and what taking more is charged with so that scarce things go where they are worth most.</summary>
internal sealed class SharedLoad
{
    public SharedLoad(PreparedNetwork network)
    {
        Taken = new long[network.Stock.Pools];
        PoolPrice = new double[network.Stock.Pools];
        UnitsLeft = new long[network.SiteIds.Count];
        OrdersLeft = new long[network.SiteIds.Count];
        SitePrice = new double[network.SiteIds.Count];
        OrderPrice = new double[network.SiteIds.Count];
        Closed = new bool[network.SiteIds.Count];
        Clear(network);
    }

    /// <summary>Units that have left each pool.</summary>
    public long[] Taken { get; }

    public long[] UnitsLeft { get; }

    public long[] OrdersLeft { get; }

    /// <summary>Charged for each unit of a pool, not negative.</summary>
    public double[] PoolPrice { get; }

    /// <summary>Charged for each unit of a site, not negative.</summary>
    public double[] SitePrice { get; }

    /// <summary>Charged for each shipment of a site, not negative.</summary>
    public double[] OrderPrice { get; }

    /// <summary>Sites that are not to ship.</summary>
    public bool[] Closed { get; }

    /// <summary>Nothing is taken; prices stay.</summary>
    public void Clear(PreparedNetwork network)
    {
        Array.Clear(Taken);
        for (var site = 0; site < UnitsLeft.Length; site++)
        {
            UnitsLeft[site] = network.Site(site).UnitsPerDay ?? long.MaxValue;
            OrdersLeft[site] = network.Site(site).OrdersPerDay ?? long.MaxValue;
        }
    }
}
