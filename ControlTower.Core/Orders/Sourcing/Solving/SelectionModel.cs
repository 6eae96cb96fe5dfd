namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Demands that are to be met by a choice of sites: each site costs a fixed amount once it serves anything, each unit its price, each unit left
/// its penalty. One order is such a choice (its items or lines are the demands), and so is a batch whose only fixed costs are those of opening
/// sites. The arrays are kept from one decision to the next, so that a decision allocates nothing.
/// </summary>
internal sealed class SelectionModel
{
    public int Demands { get; set; }

    /// <summary>Units that are asked for.</summary>
    public double[] Quantity { get; private set; } = [];

    /// <summary>For each unit of any demand that is left; infinite where nothing may be left.</summary>
    public double Penalty { get; set; }

    /// <summary>No price of a demand need be higher: the penalty, or where nothing may be left, what makes leaving a unit dearer than leaving all.</summary>
    public double HighestPrice { get; set; }

    /// <summary>Sites that may be used at most.</summary>
    public int MostSites { get; set; }

    /// <summary>Whether each demand has to come from one site. Then a curve has one step: the whole demand, with the penalty for what the site leaves of it.</summary>
    public bool Whole { get; set; }

    /// <summary>Whether what one demand takes at a site may lessen what another can take there.</summary>
    public bool Shared { get; set; }

    public int Sites { get; private set; }

    /// <summary>What it costs that a site serves anything.</summary>
    public double[] Fixed { get; private set; } = [];

    /// <summary>Sites that are known to be in no better answer.</summary>
    public bool[] RuledOut { get; private set; } = [];

    /// <summary>Units that a site ships at most.</summary>
    public double[] Units { get; private set; } = [];

    /// <summary>By site and demand: what the demand may draw from, the same number for demands that draw from the same; -1 for nothing.</summary>
    public int[] Pool { get; private set; } = [];

    /// <summary>Units of a pool, where demands that may be split share pools.</summary>
    public Func<int, double> PoolUnits { get; set; } = _ => double.PositiveInfinity;

    public Curves Curves { get; } = new();

    /// <summary>By site and demand: the least cost of serving the whole demand from the site, and nowhere else.</summary>
    public double[] WholeCost { get; private set; } = [];

    public double TotalQuantity { get; private set; }

    public int At(int site, int demand) => (site * Demands) + demand;

    public void Begin(int demands)
    {
        (Demands, Sites, TotalQuantity) = (demands, 0, 0);
        if (Quantity.Length < demands) Quantity = new double[demands];
        Curves.Begin();
    }

    public void Ask(int demand, double quantity)
    {
        Quantity[demand] = quantity;
        TotalQuantity += quantity;
    }

    /// <returns>The new site's number; it offers nothing yet.</returns>
    public int AddSite(double fixedCost, double units)
    {
        var site = Sites++;
        Grow();
        Fixed[site] = fixedCost;
        Units[site] = units;
        RuledOut[site] = false;
        for (var demand = 0; demand < Demands; demand++)
        {
            Pool[At(site, demand)] = -1;
            Curves.Clear(At(site, demand));
        }
        return site;
    }

    /// <summary>Takes back the site that was added last, with what was drawn for it since <paramref name="mark"/>.</summary>
    public void RemoveLastSite(int mark)
    {
        Sites--;
        Curves.Forget(mark);
    }

    private void Grow()
    {
        if (Fixed.Length < Sites)
        {
            var size = Math.Max(16, Sites * 2);
            Fixed = Larger(Fixed, size);
            Units = Larger(Units, size);
            RuledOut = Larger(RuledOut, size);
        }
        if (Pool.Length >= Sites * Demands) return;
        var cells = Math.Max(64, Sites * Demands * 2);
        Pool = Larger(Pool, cells);
        WholeCost = Larger(WholeCost, cells);
        Curves.Grow(cells);
    }

    private static T[] Larger<T>(T[] old, int size)
    {
        Array.Resize(ref old, size);
        return old;
    }
}
