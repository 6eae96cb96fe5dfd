namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>
/// Finds the sites that matter at given prices of demands: those whose fixed cost, less what they would earn, lies below a threshold. Whole
/// subtrees of the destination's sites are passed over where even the least charges below them do not promise that.
/// </summary>
internal sealed class SitePricing(OrderTerms terms, SelectionModel model, SiteLoading loading, PriceLists lists, DualPrices prices)
{
    private int[] seen = [];
    private int round;

    public void Begin()
    {
        if (seen.Length < terms.Destination.Terms.Length) seen = new int[terms.Destination.Terms.Length];
        round++;
    }

    /// <summary>The model has this entry's site already.</summary>
    public void Keep(int entry) => seen[entry] = round;

    /// <summary>Takes sites into the model, up to a number of them.</summary>
    /// <param name="price">By demand.</param>
    /// <param name="cover">Rules sites out; null where none does.</param>
    /// <returns>How many were taken.</returns>
    public int Take(double[] price, double threshold, int most, CoverSearch? cover = null)
    {
        var (nodes, taken) = (terms.Destination.Tree.Nodes, 0);
        for (var at = 0; at < nodes.Length && taken < most;)
        {
            ref readonly var node = ref nodes[at];
            if (terms.LeastFixed(node) - Promise(price, node.PerUnit, node.PerKg) >= threshold || cover?.Promises(node) == false)
            {
                at = node.After;
                continue;
            }
            for (var entry = node.From; entry < node.Until; entry++) taken += TakeEntry(entry, price, threshold, cover) ? 1 : 0;
            at++;
        }
        return taken;
    }

    /// <summary>Takes the sites that by themselves would serve the order best, each better than the one before.</summary>
    public void TakeBest(double[] price, int most)
    {
        var (nodes, best) = (terms.Destination.Tree.Nodes, double.PositiveInfinity);
        for (var at = 0; at < nodes.Length && most > 0;)
        {
            ref readonly var node = ref nodes[at];
            if (terms.LeastFixed(node) - Promise(price, node.PerUnit, node.PerKg) >= best)
            {
                at = node.After;
                continue;
            }
            for (var entry = node.From; entry < node.Until && most > 0; entry++)
            {
                if (!TakeEntry(entry, price, best)) continue;
                best = model.Fixed[model.Sites - 1] - prices.Earned(model.Sites - 1);
                most--;
            }
            at++;
        }
    }

    private bool TakeEntry(int entry, double[] price, double threshold, CoverSearch? cover = null)
    {
        var site = terms.Destination.Terms[entry];
        if (seen[entry] == round || terms.FixedOf(site) - Promise(price, site.PerUnit - site.MaxCredit, site.PerKg) >= threshold) return false;
        terms.Cancel.ThrowIfCancellationRequested();
        var mark = model.Curves.Mark;
        var number = loading.Load(site);
        if (number < 0) return false;
        if (model.Fixed[number] - prices.Earned(number) >= threshold || cover?.Promises(number) == false)
        {
            model.RemoveLastSite(mark);
            return false;
        }
        seen[entry] = round;
        lists.AddSite(number);
        return true;
    }

    /// <summary>No site with these charges earns more.</summary>
    private double Promise(double[] price, double perUnit, double perKg)
    {
        var sum = 0d;
        for (var demand = 0; demand < model.Demands; demand++)
        {
            var margin = price[demand] - perUnit - (terms.Weight[demand] * perKg);
            if (margin > 0) sum += margin * model.Quantity[demand];
        }
        return sum;
    }
}
