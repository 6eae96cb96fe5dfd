namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Betters dual prices by subgradient steps (after Held, Wolfe and Crowder 1974), where raising one price at a time stops short: many demands, sites that ship
/// limited units, few sites that may ship. Each step has sites serve what pays at the present prices; demands that are served too often become cheaper.
/// </summary>
internal sealed class PricePolish(SelectionModel model, DualPrices prices)
{
    private const int Patience = 6;

    private double[] best = [];
    private double[] warm = [];
    private double[] unserved = [];
    private double[] served = [];
    private double[] margin = [];
    private int[] step = [];
    private bool isWarm;

    public void Begin() => isWarm = false;

    /// <param name="bound">The bound at the present prices.</param>
    /// <param name="limit">A bound as high needs no betterment.</param>
    /// <returns>The bound at the best prices, which are then the present ones.</returns>
    public double Run(ReadOnlySpan<SiteState> states, double bound, double limit, int steps)
    {
        Grow();
        Array.Copy(prices.Price, best, model.Demands);
        if (isWarm)
        {
            Array.Copy(warm, prices.Price, model.Demands);
            var again = prices.Bound(states);
            if (again > bound)
            {
                bound = again;
                Keep();
            }
            else
            {
                Array.Copy(best, prices.Price, model.Demands);
                prices.Bound(states);
            }
        }
        var (length, stale) = (1.6, 0);
        for (var i = 0; i < steps && bound < limit && length > 1e-4; i++)
        {
            if (!Step(states, length, limit)) break;
            var now = prices.Bound(states);
            if (now > bound + (1e-9 * Math.Abs(bound)))
            {
                (bound, stale) = (now, 0);
                Keep();
            }
            else if (++stale > Patience) (length, stale) = (length / 2, 0);
        }
        Array.Copy(best, prices.Price, model.Demands);
        Array.Copy(best, warm, model.Demands);
        isWarm = true;
        return prices.Bound(states);
    }

    private void Keep() => Array.Copy(prices.Price, best, model.Demands);

    /// <summary>Moves along what is served too little or too often; needs the reduced costs of the present prices.</summary>
    private bool Step(ReadOnlySpan<SiteState> states, double length, double limit)
    {
        Array.Fill(unserved, 1, 0, model.Demands);
        var value = prices.Charged;
        for (var demand = 0; demand < model.Demands; demand++) value += prices.Price[demand] * model.Quantity[demand];
        for (var site = 0; site < model.Sites; site++)
        {
            if (states[site] == SiteState.Out || (states[site] == SiteState.Free && prices.Reduced[site] >= 0)) continue;
            value += prices.Reduced[site];
            Serve(site);
            for (var demand = 0; demand < model.Demands; demand++) unserved[demand] -= served[demand] / model.Quantity[demand];
        }
        var norm = 0d;
        for (var demand = 0; demand < model.Demands; demand++) norm += unserved[demand] * unserved[demand];
        if (norm <= 1e-12) return false;
        var stride = length * Math.Max(limit - value, 1e-6 * Math.Abs(limit)) / norm;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            prices.Price[demand] = Math.Min(model.HighestPrice, prices.Price[demand] + (stride * unserved[demand] / model.Quantity[demand]));
        }
        return true;
    }

    /// <summary>What a site would ship of each demand: the units with the highest margins, as many as it may.</summary>
    private void Serve(int site)
    {
        Array.Clear(served, 0, model.Demands);
        var (count, units) = (0, model.Whole ? double.PositiveInfinity : model.Units[site]);
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (from, until) = model.Curves.Hull(model.At(site, demand));
            for (var at = from; at < until && prices.Price[demand] > model.Curves.Price(at); at++)
            {
                if (count == margin.Length) (margin, step) = (Larger(margin), Larger(step));
                margin[count] = model.Curves.Price(at) - prices.Price[demand];
                step[count++] = (demand << 8) | Math.Min(at - from, 255);
            }
        }
        Array.Sort(margin, step, 0, count);
        for (var i = 0; i < count && units > 0; i++)
        {
            var demand = step[i] >> 8;
            var part = Math.Min(units, model.Curves.Units(model.Curves.Hull(model.At(site, demand)).From + (step[i] & 255)));
            served[demand] += part;
            units -= part;
        }
    }

    private static T[] Larger<T>(T[] old)
    {
        Array.Resize(ref old, old.Length * 2);
        return old;
    }

    private void Grow()
    {
        if (best.Length >= model.Demands) return;
        (best, warm) = (new double[model.Demands], new double[model.Demands]);
        (unserved, served) = (new double[model.Demands], new double[model.Demands]);
        (margin, step) = (new double[model.Demands * 2], new int[model.Demands * 2]);
    }
}
