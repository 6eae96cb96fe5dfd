namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>For each demand the steps of all sites' hulls by rising price; between equal prices by site.</summary>
internal sealed class PriceLists(SelectionModel model)
{
    private int stride;
    private int[] count = [];
    private int[] site = [];
    private double[] units = [];
    private double[] price = [];

    public void Begin()
    {
        if (count.Length < model.Demands) count = new int[model.Demands];
        Array.Clear(count, 0, model.Demands);
        if (site.Length < model.Demands * stride || stride == 0) Widen(Math.Max(stride, 16));
    }

    public int Count(int demand) => count[demand];

    public ReadOnlySpan<int> Sites(int demand) => site.AsSpan(demand * stride, count[demand]);

    public ReadOnlySpan<double> Units(int demand) => units.AsSpan(demand * stride, count[demand]);

    public ReadOnlySpan<double> Prices(int demand) => price.AsSpan(demand * stride, count[demand]);

    public void AddSite(int added)
    {
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var (from, until) = model.Curves.Hull(model.At(added, demand));
            for (var step = from; step < until; step++) Insert(demand, added, model.Curves.Units(step), model.Curves.Price(step));
        }
    }

    private void Insert(int demand, int added, double quantity, double unitPrice)
    {
        if (count[demand] == stride) Widen(stride * 2);
        var first = demand * stride;
        var at = first + count[demand]++;
        for (; at > first && price[at - 1] > unitPrice; at--)
        {
            site[at] = site[at - 1];
            units[at] = units[at - 1];
            price[at] = price[at - 1];
        }
        site[at] = added;
        units[at] = quantity;
        price[at] = unitPrice;
    }

    private void Widen(int width)
    {
        var (oldSite, oldUnits, oldPrice, oldStride) = (site, units, price, stride);
        stride = width;
        site = new int[count.Length * width];
        units = new double[count.Length * width];
        price = new double[count.Length * width];
        for (var demand = 0; demand < model.Demands; demand++)
        {
            if (count[demand] == 0) continue;
            Array.Copy(oldSite, demand * oldStride, site, demand * width, count[demand]);
            Array.Copy(oldUnits, demand * oldStride, units, demand * width, count[demand]);
            Array.Copy(oldPrice, demand * oldStride, price, demand * width, count[demand]);
        }
    }
}
