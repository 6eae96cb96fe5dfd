using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// What orders are charged for things that they share. A unit's price at a pool stands for its age credit as well: it begins with the highest credit paid out, and what the
/// pool keeps of it is reckoned once for all orders, so that no order has to know which lots the others leave.
/// </summary>
internal sealed class SharedPrices
{
    private readonly PreparedNetwork network;

    public SharedPrices(PreparedNetwork network)
    {
        this.network = network;
        Pool = new double[network.Stock.Pools];
        Floor = new double[Pool.Length];
        Site = new double[network.SiteIds.Count];
        Order = new double[Site.Length];
        for (var pool = 0; pool < Pool.Length; pool++)
        {
            var (from, until) = network.Stock.Pieces(pool);
            for (var piece = from; piece < until; piece++) Floor[pool] = Math.Min(Floor[pool], -network.Stock.Credit(piece));
        }
        Floor.CopyTo(Pool, 0);
    }

    /// <summary>Charged for each unit of a pool; negative where age is credited.</summary>
    public double[] Pool { get; }

    /// <summary>The least price of a pool: its highest credit.</summary>
    public double[] Floor { get; }

    /// <summary>Charged for each unit of a site, not negative.</summary>
    public double[] Site { get; }

    /// <summary>Charged for each shipment of a site, not negative.</summary>
    public double[] Order { get; }

    public void CopyTo(SharedPrices other)
    {
        Pool.CopyTo(other.Pool, 0);
        Site.CopyTo(other.Site, 0);
        Order.CopyTo(other.Order, 0);
    }

    /// <returns>Prices that stand so much higher, or lower, above the least.</returns>
    public SharedPrices Times(double weight)
    {
        var times = new SharedPrices(network);
        for (var pool = 0; pool < Pool.Length; pool++) times.Pool[pool] = Floor[pool] + (weight * (Pool[pool] - Floor[pool]));
        for (var site = 0; site < Site.Length; site++) (times.Site[site], times.Order[site]) = (weight * Site[site], weight * Order[site]);
        return times;
    }

    /// <summary>What a pool fetches at its price beyond the credit that it pays out, and for how many units: the best of all its breaks (nearest to what is asked for, of equal ones).</summary>
    public (double Value, double Units) BestOf(int pool, double asked)
    {
        var (from, until) = network.Stock.Pieces(pool);
        var (best, at, value, units) = (0d, 0d, 0d, 0d);
        for (var piece = from; piece < until; piece++)
        {
            var margin = Pool[pool] + network.Stock.Credit(piece);
            // A run without margin may stop anywhere.
            if (margin == 0 && value == best) at = Math.Clamp(asked, at, units + network.Stock.Units(piece));
            units += network.Stock.Units(piece);
            value += margin * network.Stock.Units(piece);
            if (value > best) (best, at) = (value, units);
        }
        return (best, at);
    }
}
