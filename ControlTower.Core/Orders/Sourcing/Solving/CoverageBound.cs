namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// A bound for few sites that may ship, and little stock: what sites add to each other never grows (what they save over leaving all is submodular), so that no choice saves more
/// than the open sites together, and beside them as many of the others as may still ship, each by itself.
/// </summary>
internal sealed class CoverageBound(SelectionModel model, PriceLists lists, DualPrices prices)
{
    private double[] alone = [];
    private double[] gain = [];
    private double[] sorted = [];
    private double[] left = [];
    private int[] filled = [];
    private double[] filledUnits = [];
    private double[] filledPrice = [];
    private int stride;

    /// <summary>Learns what each site could save by itself.</summary>
    public void Begin()
    {
        if (alone.Length < model.Sites) (alone, gain, sorted) = (new double[model.Sites * 2], new double[model.Sites * 2], new double[model.Sites * 2]);
        if (left.Length < model.Demands) (left, filled) = (new double[model.Demands], new int[model.Demands]);
        stride = 1;
        for (var demand = 0; demand < model.Demands; demand++) stride = Math.Max(stride, lists.Count(demand));
        if (filledUnits.Length < stride * model.Demands) (filledUnits, filledPrice) = (new double[stride * model.Demands * 2], new double[stride * model.Demands * 2]);
        prices.SetAll(model.HighestPrice);
        for (var site = 0; site < model.Sites; site++) alone[site] = prices.Earned(site);
    }

    /// <summary>The bound at a node; free sites that raise it past the limit are told.</summary>
    /// <param name="most">Free sites that may still ship.</param>
    public double Bound(ReadOnlySpan<SiteState> states, int most)
    {
        var (bound, size) = (0d, 0d);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            bound += Fill(demand, states);
            size += model.HighestPrice * model.Quantity[demand];
        }
        var count = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            if (states[site] == SiteState.Open) bound += model.Fixed[site];
            if (states[site] != SiteState.Free) continue;
            gain[site] = Math.Min(alone[site], Adds(site)) - model.Fixed[site];
            if (gain[site] > 0) sorted[count++] = -gain[site];
        }
        Array.Sort(sorted, 0, count);
        for (var i = 0; i < count && i < most; i++) bound += sorted[i];
        Least = count >= most && most > 0 ? -sorted[most - 1] : 0;
        return bound - (4e-15 * (size + Math.Abs(bound)));
    }

    /// <summary>What the last of the sites saves on which the bound counts.</summary>
    public double Least { get; private set; }

    /// <summary>What a free site saves beside those that are open.</summary>
    public double Gain(int site) => gain[site];

    /// <summary>The open sites' steps by rising price; what a demand costs then, each unit that is left at the highest price.</summary>
    private double Fill(int demand, ReadOnlySpan<SiteState> states)
    {
        var sites = lists.Sites(demand);
        var units = lists.Units(demand);
        var step = lists.Prices(demand);
        var (cost, rest, count) = (0d, model.Quantity[demand], demand * stride);
        for (var at = 0; at < sites.Length && rest > 0 && step[at] < model.HighestPrice; at++)
        {
            if (states[sites[at]] != SiteState.Open) continue;
            var part = Math.Min(rest, units[at]);
            (filledUnits[count], filledPrice[count++]) = (part, step[at]);
            cost += part * step[at];
            rest -= part;
        }
        (left[demand], filled[demand]) = (rest, count);
        return cost + (rest * model.HighestPrice);
    }

    /// <summary>Its steps take the place of what is left first, then of the dearest units.</summary>
    private double Adds(int site)
    {
        var sum = 0d;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (step, until) = model.Curves.Hull(model.At(site, demand));
            var (at, place, worth) = (filled[demand], left[demand], model.HighestPrice);
            for (var units = step < until ? model.Curves.Units(step) : 0; step < until && model.Curves.Price(step) < worth;)
            {
                var part = Math.Min(units, place);
                sum += part * (worth - model.Curves.Price(step));
                units -= part;
                place -= part;
                if (place <= 0 && --at < demand * stride) break;
                if (place <= 0) (place, worth) = (filledUnits[at], filledPrice[at]);
                if (units <= 0 && ++step < until) units = model.Curves.Units(step);
            }
        }
        return sum;
    }
}
