namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>Where a site stands in a part of the search.</summary>
internal enum SiteState : byte
{
    /// <summary>It serves nothing.</summary>
    Out,

    /// <summary>Not decided.</summary>
    Free,

    /// <summary>Its fixed cost is spent.</summary>
    Open,
}

/// <summary>
/// A price for a unit of each demand. What demands would pay at these prices, less what sites would earn beyond their fixed costs, is a lower
/// bound on every answer (the Lagrangian dual of meeting demands); prices are raised in turn, from one site's price to the next, as far as that
/// raises the bound (dual ascent after Erlenkotter 1978, for stock that is limited).
/// </summary>
internal sealed class DualPrices(SelectionModel model, PriceLists lists)
{
    private double[] slack = new double[1];
    private double[] active = [];
    private int[] touched = [];
    private int[] touchedCount = [];
    private int[] next = [];
    private double[] sunk = [];
    private bool[] blocked = [];

    /// <summary>By demand.</summary>
    public double[] Price { get; private set; } = [];

    /// <summary>By site: its fixed cost less what it would earn. A site that is not in an answer raises the bound by what is below 0, one that is by what is above.</summary>
    public double[] Reduced { get; private set; } = new double[1];

    /// <summary>What sites have to be able to ship together; null where that is of no account.</summary>
    public CapacityNeed? Need { get; init; }

    /// <summary>What that need adds to the bound at the present prices; the reduced costs of free sites then have its price in them.</summary>
    public double Charged { get; private set; }

    public void SetAll(double price)
    {
        Grow();
        Array.Fill(Price, price, 0, model.Demands);
    }

    /// <returns>The lower bound.</returns>
    public double Ascend(ReadOnlySpan<SiteState> states)
    {
        Begin(states);
        for (var left = model.Demands; left > 0;)
        {
            for (var demand = 0; demand < model.Demands; demand++)
            {
                if (blocked[demand]) continue;
                Raise(demand, states);
                if (blocked[demand]) left--;
            }
        }
        return Bound(states);
    }

    /// <summary>The bound at the present prices; leaves reduced costs behind.</summary>
    public double Bound(ReadOnlySpan<SiteState> states)
    {
        var (bound, size, open) = (0d, 0d, 0);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var term = Price[demand] * model.Quantity[demand];
            bound += term;
            size += Math.Abs(term);
        }
        for (var site = 0; site < model.Sites; site++)
        {
            if (states[site] == SiteState.Out) continue;
            var earned = Earned(site);
            Reduced[site] = model.Fixed[site] - earned;
            size += model.Fixed[site] + earned;
            if (states[site] != SiteState.Open) continue;
            bound += Reduced[site];
            open++;
        }
        Charged = Need?.Charge(states, Reduced) ?? 0;
        if (double.IsPositiveInfinity(Charged)) return Charged;
        size += Charged;
        // What rounding may have added is taken off again.
        return bound + Charged + MostGain(states, model.MostSites - open) - (size * 4e-15);
    }

    /// <summary>What the free sites that gain most take off the bound, as many as may still ship.</summary>
    private double MostGain(ReadOnlySpan<SiteState> states, int most)
    {
        var (sum, gaining) = (0d, 0);
        for (var site = 0; site < model.Sites; site++)
        {
            if (states[site] != SiteState.Free || Reduced[site] >= 0) continue;
            sum += Reduced[site];
            gaining++;
        }
        if (gaining <= most) return sum;
        var (picked, below) = (0d, double.NegativeInfinity);
        while (most > 0)
        {
            var (least, count) = (0d, 0);
            for (var site = 0; site < model.Sites; site++)
            {
                if (states[site] != SiteState.Free || Reduced[site] <= below || Reduced[site] > least) continue;
                count = Reduced[site] < least ? 1 : count + 1;
                least = Reduced[site];
            }
            if (count == 0) break;
            picked += least * Math.Min(count, most);
            most -= count;
            below = least;
        }
        return picked;
    }

    /// <summary>What a site earns from all demands at the present prices, within what it may ship.</summary>
    public double Earned(int site)
    {
        var (earned, units, curves) = (0d, 0d, model.Curves);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (from, until) = curves.Hull(model.At(site, demand));
            for (var step = from; step < until; step++)
            {
                var margin = Price[demand] - curves.Price(step);
                if (margin <= 0) break;
                earned += margin * curves.Units(step);
                units += curves.Units(step);
            }
        }
        return units > model.Units[site] && !model.Whole ? EarnedWithin(site, model.Units[site]) : earned;
    }

    /// <summary>The units with the highest margins, as many as the site may ship.</summary>
    private double EarnedWithin(int site, double units)
    {
        var (earned, limit) = (0d, double.PositiveInfinity);
        while (units > 0)
        {
            var (margin, found) = (0d, 0d);
            for (var demand = 0; demand < model.Demands; demand++)
            {
                var (from, until) = model.Curves.Hull(model.At(site, demand));
                for (var step = from; step < until; step++)
                {
                    var here = Price[demand] - model.Curves.Price(step);
                    if (here >= limit || here < margin || here <= 0) continue;
                    found = here > margin ? model.Curves.Units(step) : found + model.Curves.Units(step);
                    margin = here;
                }
            }
            if (margin <= 0) break;
            var part = Math.Min(units, found);
            earned += margin * part;
            units -= part;
            limit = margin;
        }
        return earned;
    }

    private void Begin(ReadOnlySpan<SiteState> states)
    {
        Grow();
        for (var site = 0; site < model.Sites; site++) slack[site] = states[site] == SiteState.Open ? 0 : model.Fixed[site];
        for (var demand = 0; demand < model.Demands; demand++)
        {
            (next[demand], sunk[demand], touchedCount[demand], blocked[demand]) = (0, 0, 0, false);
            SkipOut(demand, states);
            Price[demand] = next[demand] < lists.Count(demand) ? Math.Min(lists.Prices(demand)[next[demand]], model.HighestPrice) : model.HighestPrice;
        }
    }

    /// <summary>Raises a price to the next step of a site, or until a site has no slack left.</summary>
    private void Raise(int demand, ReadOnlySpan<SiteState> states)
    {
        Take(demand, states);
        if (sunk[demand] >= model.Quantity[demand] || Price[demand] >= model.HighestPrice)
        {
            blocked[demand] = true;
            return;
        }
        var target = next[demand] < lists.Count(demand) ? Math.Min(lists.Prices(demand)[next[demand]], model.HighestPrice) : model.HighestPrice;
        var (step, tight) = (target - Price[demand], -1);
        var first = demand * model.Sites;
        for (var i = 0; i < touchedCount[demand]; i++)
        {
            var site = touched[first + i];
            if (slack[site] >= step * active[first + site]) continue;
            step = slack[site] / active[first + site];
            tight = site;
        }
        for (var i = 0; i < touchedCount[demand]; i++) slack[touched[first + i]] -= step * active[first + touched[first + i]];
        if (tight >= 0) slack[tight] = 0;
        Price[demand] = tight >= 0 ? Price[demand] + step : target;
    }

    /// <summary>Takes up the steps that the price has reached, and counts what sites without slack would give: raising the price gains nothing from them.</summary>
    private void Take(int demand, ReadOnlySpan<SiteState> states)
    {
        var sites = lists.Sites(demand);
        var units = lists.Units(demand);
        var prices = lists.Prices(demand);
        var first = demand * model.Sites;
        while (next[demand] < sites.Length && prices[next[demand]] <= Price[demand])
        {
            var site = sites[next[demand]];
            if (active[first + site] == 0) touched[first + touchedCount[demand]++] = site;
            active[first + site] += units[next[demand]++];
            SkipOut(demand, states);
        }
        for (var i = 0; i < touchedCount[demand]; i++)
        {
            var site = touched[first + i];
            if (slack[site] > 0) continue;
            sunk[demand] += active[first + site];
            active[first + site] = 0;
            touched[first + i--] = touched[first + --touchedCount[demand]];
        }
    }

    private void SkipOut(int demand, ReadOnlySpan<SiteState> states)
    {
        var sites = lists.Sites(demand);
        while (next[demand] < sites.Length && states[sites[next[demand]]] == SiteState.Out) next[demand]++;
    }

    private void Grow()
    {
        if (Price.Length < model.Demands)
        {
            (Price, next, touchedCount) = (new double[model.Demands], new int[model.Demands], new int[model.Demands]);
            (sunk, blocked) = (new double[model.Demands], new bool[model.Demands]);
        }
        if (slack.Length < model.Sites) (slack, Reduced) = (new double[model.Sites * 2], new double[model.Sites * 2]);
        var cells = model.Sites * model.Demands;
        if (active.Length < cells) (active, touched) = (new double[cells * 2], new int[cells * 2]);
        Array.Clear(active, 0, cells);
    }
}
