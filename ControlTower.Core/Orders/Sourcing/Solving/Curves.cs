namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// What units cost, as they leave: for each cell (a site and a demand) steps of units at one price. Lots leave by expiry, so that prices may fall and
/// rise; beside the steps stands their lower convex hull, whose prices only rise. A bound is reckoned on the hull, an answer on the steps.
/// </summary>
internal sealed class Curves
{
    private int[] from = [];
    private int[] count = [];
    private int[] hullFrom = [];
    private int[] hullCount = [];
    private double[] units = new double[64];
    private double[] price = new double[64];
    private int used;

    public void Begin() => (used, AnyBridged) = (0, false);

    /// <summary>Whether any hull lies below its steps anywhere.</summary>
    public bool AnyBridged { get; private set; }

    /// <summary>Where the next step will stand, to come back to with <see cref="Forget"/>.</summary>
    public int Mark => used;

    public void Forget(int mark) => used = mark;

    public void Grow(int cells)
    {
        if (from.Length >= cells) return;
        Array.Resize(ref from, cells);
        Array.Resize(ref count, cells);
        Array.Resize(ref hullFrom, cells);
        Array.Resize(ref hullCount, cells);
    }

    public void Clear(int cell) => count[cell] = hullCount[cell] = 0;

    public (int From, int Until) Steps(int cell) => (from[cell], from[cell] + count[cell]);

    public (int From, int Until) Hull(int cell) => (hullFrom[cell], hullFrom[cell] + hullCount[cell]);

    public double Units(int step) => units[step];

    public double Price(int step) => price[step];

    /// <summary>Whether the hull lies below the steps anywhere.</summary>
    public bool IsBridged(int cell) => hullFrom[cell] != from[cell];

    /// <summary>All units that the cell offers.</summary>
    public double Most(int cell)
    {
        var (sum, until) = (0d, from[cell] + count[cell]);
        for (var step = from[cell]; step < until; step++) sum += units[step];
        return sum;
    }

    public double Cost(int cell, double taken)
    {
        var (cost, until) = (0d, from[cell] + count[cell]);
        for (var step = from[cell]; step < until && taken > 0; step++)
        {
            var part = Math.Min(taken, units[step]);
            cost += part * price[step];
            taken -= part;
        }
        return cost;
    }

    public double HullCost(int cell, double taken)
    {
        var (cost, until) = (0d, hullFrom[cell] + hullCount[cell]);
        for (var step = hullFrom[cell]; step < until && taken > 0; step++)
        {
            var part = Math.Min(taken, units[step]);
            cost += part * price[step];
            taken -= part;
        }
        return cost;
    }

    public void Open(int cell)
    {
        from[cell] = used;
        count[cell] = 0;
    }

    public void Add(int cell, double quantity, double unitPrice)
    {
        Append(quantity, unitPrice);
        count[cell]++;
    }

    /// <summary>Makes the hull of the steps that were added since the cell was opened.</summary>
    public void Close(int cell)
    {
        (hullFrom[cell], hullCount[cell]) = (from[cell], count[cell]);
        var rises = true;
        for (var step = from[cell] + 1; step < from[cell] + count[cell]; step++) rises &= price[step] >= price[step - 1];
        if (rises) return;
        AnyBridged = true;
        hullFrom[cell] = used;
        hullCount[cell] = 0;
        for (var step = from[cell]; step < from[cell] + count[cell]; step++) Bridge(cell, units[step], price[step]);
    }

    /// <summary>A cell of one step, for a demand that comes whole or not at all.</summary>
    public void Replace(int cell, double quantity, double unitPrice)
    {
        hullFrom[cell] = used;
        hullCount[cell] = 1;
        Append(quantity, unitPrice);
    }

    /// <summary>No hull: the demand is better left.</summary>
    public void DropHull(int cell) => hullCount[cell] = 0;

    /// <summary>A step that is cheaper than the one before it is joined with it, at their mean price, until prices rise.</summary>
    private void Bridge(int cell, double quantity, double unitPrice)
    {
        while (hullCount[cell] > 0 && price[used - 1] >= unitPrice)
        {
            var both = quantity + units[used - 1];
            unitPrice = ((unitPrice * quantity) + (price[used - 1] * units[used - 1])) / both;
            quantity = both;
            used--;
            hullCount[cell]--;
        }
        Append(quantity, unitPrice);
        hullCount[cell]++;
    }

    private void Append(double quantity, double unitPrice)
    {
        if (used == units.Length)
        {
            Array.Resize(ref units, used * 2);
            Array.Resize(ref price, used * 2);
        }
        units[used] = quantity;
        price[used++] = unitPrice;
    }
}
