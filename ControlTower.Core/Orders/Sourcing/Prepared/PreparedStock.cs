using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>
/// What may leave each site of each item, in the order in which it leaves: by item, then by site. A pool is one item at one site; its
/// pieces are runs of units of one age credit.
/// </summary>
public sealed class PreparedStock
{
    /// <summary>With more cells than this, pools are looked for and not looked up.</summary>
    private const int MostCells = 1 << 22;

    private readonly int items;
    private readonly int[] poolOf = [];
    private readonly int[] poolsFrom;
    private readonly int[] poolSite;
    private readonly long[] available;
    private readonly int[] piecesFrom;
    private readonly long[] pieceUnits;
    private readonly double[] pieceCredit;

    private PreparedStock(int sites, int[] poolsFrom, List<(int Site, List<(long Units, double Credit)> Pieces)> pools)
    {
        this.poolsFrom = poolsFrom;
        poolSite = [.. pools.Select(pool => pool.Site)];
        available = [.. pools.Select(pool => pool.Pieces.Sum(piece => piece.Units))];
        var pieces = pools.SelectMany(pool => pool.Pieces).ToList();
        pieceUnits = [.. pieces.Select(piece => piece.Units)];
        pieceCredit = [.. pieces.Select(piece => piece.Credit)];
        piecesFrom = new int[pools.Count + 1];
        for (var pool = 0; pool < pools.Count; pool++) piecesFrom[pool + 1] = piecesFrom[pool] + pools[pool].Pieces.Count;
        items = poolsFrom.Length - 1;
        if ((long)sites * items <= MostCells) poolOf = Table(sites);
    }

    public int Pools => poolSite.Length;

    /// <summary>Pools of an item, ascending by site, begin here and end where those of the next item begin.</summary>
    public int PoolsFrom(int item) => poolsFrom[item];

    public int SiteOf(int pool) => poolSite[pool];

    /// <summary>Units above the safety stock, at least one.</summary>
    public long Available(int pool) => available[pool];

    public (int From, int Until) Pieces(int pool) => (piecesFrom[pool], piecesFrom[pool + 1]);

    public long Units(int piece) => pieceUnits[piece];

    /// <summary>Taken off the cost of each unit.</summary>
    public double Credit(int piece) => pieceCredit[piece];

    /// <returns>The pool, or -1 where the site has nothing of the item to ship.</returns>
    public int Find(int item, int site) => poolOf.Length > 0 ? poolOf[(site * items) + item] : Search(item, site);

    private int Search(int item, int site)
    {
        var (low, high) = (poolsFrom[item], poolsFrom[item + 1] - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = poolSite[middle];
            if (found == site) return middle;
            if (found < site) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    private int[] Table(int sites)
    {
        var table = new int[sites * items];
        Array.Fill(table, -1);
        for (var item = 0; item < items; item++)
        {
            for (var pool = poolsFrom[item]; pool < poolsFrom[item + 1]; pool++) table[(poolSite[pool] * items) + item] = pool;
        }
        return table;
    }

    /// <summary>Credit of the units that leave a pool after others have left it.</summary>
    public double CreditOf(int pool, long gone, long units)
    {
        var credit = 0d;
        for (var piece = piecesFrom[pool]; piece < piecesFrom[pool + 1] && units > 0; piece++)
        {
            var passed = Math.Min(gone, pieceUnits[piece]);
            var part = Math.Min(units, pieceUnits[piece] - passed);
            credit += part * pieceCredit[piece];
            (gone, units) = (gone - passed, units - part);
        }
        return credit;
    }

    /// <param name="mayHandle">Whether a site can handle an item at all.</param>
    internal static PreparedStock Of(SourcingProblem problem, PreparedNames names, Func<int, int, bool> mayHandle)
    {
        var pools = new List<(int, List<(long, double)>)>[names.Items.Count];
        for (var item = 0; item < pools.Length; item++) pools[item] = [];
        for (var site = 0; site < names.Sites.Count; site++)
        {
            var from = problem.Sites[names.GivenSite(site)];
            // ordered: groups come in the order of first mention, and each is put into its item's list, site by site.
            foreach (var lots in from.Stock.GroupBy(lot => lot.Item)) // ordered: see above
            {
                var item = names.Items.Find(lots.Key);
                if (!mayHandle(site, item)) continue;
                var pieces = LotOrder.Pieces(lots, from, problem);
                if (pieces.Count > 0) pools[item].Add((site, pieces));
            }
        }
        var starts = new int[pools.Length + 1];
        for (var item = 0; item < pools.Length; item++) starts[item + 1] = starts[item] + pools[item].Count;
        return new(names.Sites.Count, starts, [.. pools.SelectMany(item => item)]);
    }
}
