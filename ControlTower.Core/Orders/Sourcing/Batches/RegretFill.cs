namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Serves orders at balanced prices, those first that would lose most if the scarce things that they would take were gone: whoever is nearly indifferent can still be
/// served elsewhere afterwards. An order that finds its place taken is put back into the queue with what it would lose now.
/// </summary>
internal sealed class RegretFill(BatchPlan plan, OrderChoice choice, OrderServing serving, SharedPrices prices)
{
    private const int Turns = 6;

    private readonly List<(double[] Prices, int At, double Old)> barred = [];

    public void Run(CancellationToken cancel)
    {
        foreach (var order in plan.Orders) plan.TakeOut(order);
        var queue = new PriorityQueue<(BatchOrder Order, double Hoped, int Turn), (double Regret, int Number)>();
        foreach (var order in plan.Orders) Enqueue(queue, order, 0);
        while (queue.TryDequeue(out var next, out _))
        {
            cancel.ThrowIfCancellationRequested();
            choice.Decide(next.Order, prices, plan.Load);
            var stands = choice.Bound <= next.Hoped + (1e-9 * Math.Abs(next.Hoped));
            if (stands || next.Turn == Turns) plan.Put(next.Order, serving.Find(next.Order, prices));
            else Enqueue(queue, next.Order, next.Turn + 1);
        }
    }

    private void Enqueue(PriorityQueue<(BatchOrder Order, double Hoped, int Turn), (double Regret, int Number)> queue, BatchOrder order, int turn)
    {
        choice.Decide(order, prices, plan.Load);
        var hoped = choice.Bound;
        foreach (var part in choice.Parts)
        {
            var site = order.Row.Site[part.Entry];
            if (prices.Pool[part.Pool] > prices.Floor[part.Pool]) Bar(prices.Pool, part.Pool);
            if (prices.Site[site] > 0 || prices.Order[site] > 0) Bar(prices.Order, site);
        }
        var regret = 0d;
        if (barred.Count > 0)
        {
            choice.Decide(order, prices, plan.Load);
            regret = choice.Bound - hoped;
        }
        for (var i = barred.Count - 1; i >= 0; i--) barred[i].Prices[barred[i].At] = barred[i].Old;
        barred.Clear();
        queue.Enqueue((order, hoped, turn), (-regret, order.Number));
    }

    private void Bar(double[] of, int at)
    {
        barred.Add((of, at, of[at]));
        of[at] = double.PositiveInfinity;
    }
}
