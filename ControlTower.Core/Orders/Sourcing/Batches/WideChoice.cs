namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// A bound, and a fair way, to serve an order of many demands: prices of demands rise in turn as far as no site would earn more than it charges
/// (dual ascent; Erlenkotter 1978), and the sites that are then paid for serve.
/// </summary>
internal sealed class WideChoice
{
    private const int Passes = 40;

    private double[] worth = [];
    private double[] slack = [];
    private bool[] open = [];
    private double all;

    /// <returns>No way to serve the order with at least one shipment costs less.</returns>
    public double Solve(OrderCells cells, bool mayLeave)
    {
        Grow(cells);
        Array.Copy(cells.Fixed, slack, cells.Stride);
        all = 0;
        for (var demand = 0; demand < cells.Demands; demand++) all += cells.Leave[demand];
        for (var demand = 0; demand < cells.Demands; demand++)
        {
            worth[demand] = mayLeave ? cells.Leave[demand] : all;
            for (var entry = 0; entry < cells.Stride; entry++) worth[demand] = Math.Min(worth[demand], Cost(cells, demand, entry));
        }
        for (var (pass, risen) = (0, true); risen && pass < Passes; pass++)
        {
            risen = false;
            for (var demand = 0; demand < cells.Demands; demand++) risen |= Raise(cells, demand, mayLeave ? cells.Leave[demand] : all);
        }
        return worth.AsSpan(0, cells.Demands).ToArray().Sum();
    }

    /// <summary>Serves each demand from the cheapest of the sites that are paid for, and does without those whose demands others serve as well.</summary>
    public void Trace(OrderCells cells, int most, List<(int Demand, int Entry)> chosen)
    {
        var count = 0;
        for (var entry = 0; entry < cells.Stride; entry++)
        {
            open[entry] = slack[entry] <= 1e-9 * Math.Abs(cells.Fixed[entry]);
            count += open[entry] ? 1 : 0;
        }
        for (var (cost, drop) = (Assign(cells, chosen), true); drop && count > 0;)
        {
            var (best, at) = (double.PositiveInfinity, -1);
            for (var entry = 0; entry < cells.Stride; entry++)
            {
                if (!open[entry]) continue;
                open[entry] = false;
                if (Assign(cells, chosen) is var without && (at < 0 || without < best)) (best, at) = (without, entry);
                open[entry] = true;
            }
            drop = best < cost || count > most;
            if (!drop) break;
            (cost, count, open[at]) = (best, count - 1, false);
        }
        Assign(cells, chosen);
    }

    private double Assign(OrderCells cells, List<(int Demand, int Entry)> chosen)
    {
        var cost = 0d;
        chosen.Clear();
        for (var demand = 0; demand < cells.Demands; demand++)
        {
            var (least, at) = (cells.Leave[demand], -1);
            for (var entry = 0; entry < cells.Stride; entry++)
            {
                if (open[entry] && Cost(cells, demand, entry) <= least) (least, at) = (Cost(cells, demand, entry), entry);
            }
            cost += least;
            if (at >= 0) chosen.Add((demand, at));
        }
        for (var entry = 0; entry < cells.Stride; entry++)
        {
            if (open[entry]) cost += cells.Fixed[entry];
        }
        return cost;
    }

    /// <summary>Up to the next site's price, as far as the sites below it have something left of what they charge.</summary>
    private bool Raise(OrderCells cells, int demand, double cap)
    {
        var (from, next, most) = (worth[demand], cap, double.PositiveInfinity);
        if (from >= cap) return false;
        for (var entry = 0; entry < cells.Stride; entry++)
        {
            var cost = Cost(cells, demand, entry);
            if (cost > from) next = Math.Min(next, cost);
            else most = Math.Min(most, slack[entry]);
        }
        var rise = Math.Min(next - from, most);
        if (rise <= 1e-12 * Math.Abs(from)) return false;
        for (var entry = 0; entry < cells.Stride; entry++)
        {
            if (Cost(cells, demand, entry) <= from) slack[entry] = Math.Max(0, slack[entry] - rise);
        }
        worth[demand] = rise == next - from ? next : from + rise;
        return true;
    }

    private static double Cost(OrderCells cells, int demand, int entry) => double.IsPositiveInfinity(cells.Fixed[entry]) ? double.PositiveInfinity : cells.Cell[(demand * cells.Stride) + entry];

    private void Grow(OrderCells cells)
    {
        if (worth.Length < cells.Demands) worth = new double[cells.Demands * 2];
        if (slack.Length < cells.Stride) (slack, open) = (new double[cells.Stride * 2], new bool[cells.Stride * 2]);
    }
}
