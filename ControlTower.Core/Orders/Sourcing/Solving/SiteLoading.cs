using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>Puts sites into the model, each with its prices for the order's demands.</summary>
internal sealed class SiteLoading(PreparedNetwork network, OrderTerms terms, SelectionModel model)
{
    private readonly PreparedStock stock = network.Stock;
    private SiteTerms[] loaded = new SiteTerms[16];

    /// <summary>The site that a site of the model stands for.</summary>
    public SiteTerms TermsOf(int number) => loaded[number];

    /// <returns>The site's number in the model; -1 where it has nothing for the order.</returns>
    public int Load(SiteTerms site)
    {
        var fixedCost = terms.FixedOf(site);
        if (double.IsPositiveInfinity(fixedCost)) return -1;
        var pools = 0;
        for (var demand = 0; demand < model.Demands && pools == 0; demand++) pools += terms.PoolOf(site, demand) >= 0 ? 1 : 0;
        if (pools == 0) return -1;
        var number = model.AddSite(fixedCost, UnitsOf(site));
        if (number == loaded.Length) Array.Resize(ref loaded, number * 2);
        loaded[number] = site;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (terms.PoolOf(site, demand) is var pool and >= 0) Draw(site, number, demand, pool);
        }
        return number;
    }

    private double UnitsOf(SiteTerms site) => (terms.Load is { } load ? Math.Min(site.Units, load.UnitsLeft[site.Site]) : site.Units) + (terms.If?.RoomierSite == site.Site ? 1 : 0);

    private void Draw(SiteTerms site, int number, int demand, int pool)
    {
        var cell = model.At(number, demand);
        var curves = model.Curves;
        var kept = terms.If is { } change && change.KeptPool == pool ? change.Kept : 0;
        var most = Math.Min(terms.ItemQuantity[demand], model.Units[number]);
        if (kept != 0) most = Math.Min(most, stock.Available(pool) - kept);
        var price = terms.PriceOf(site, demand, pool);
        var gone = terms.Load?.Taken[pool] ?? 0;
        model.Pool[cell] = pool;
        curves.Open(cell);
        var (from, until) = stock.Pieces(pool);
        for (var piece = from; piece < until && most > 0; piece++)
        {
            var passed = Math.Min(gone, stock.Units(piece));
            gone -= passed;
            var units = Math.Min(stock.Units(piece) - passed, most);
            if (units <= 0) continue;
            most -= units;
            curves.Add(cell, units, price - stock.Credit(piece));
        }
        if (kept < 0 && most > 0) curves.Add(cell, most, price);
        curves.Close(cell);
        if (model.Whole) MakeWhole(cell, demand);
    }

    /// <summary>The best that the site can do for the demand alone; on the hull where demands share what is there, since then no demand can have it for less.</summary>
    private void MakeWhole(int cell, int demand)
    {
        var (curves, quantity) = (model.Curves, model.Quantity[demand]);
        var (from, until) = model.Shared ? curves.Hull(cell) : curves.Steps(cell);
        var (taken, cost, least) = (0d, 0d, double.PositiveInfinity);
        for (var step = from; step < until && taken < quantity; step++)
        {
            var part = Math.Min(quantity - taken, curves.Units(step));
            taken += part;
            cost += part * curves.Price(step);
            var left = quantity - taken;
            if (left == 0 || !double.IsPositiveInfinity(model.Penalty)) least = Math.Min(least, left == 0 ? cost : cost + (left * model.Penalty));
        }
        model.WholeCost[cell] = least;
        if (least <= model.Penalty * quantity && !double.IsPositiveInfinity(least)) curves.Replace(cell, quantity, least / quantity);
        else curves.DropHull(cell);
    }
}
