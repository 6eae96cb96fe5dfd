using System.Diagnostics;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Orders.Sourcing;

namespace ControlTower.Bench.Sourcing;

/// <summary>What deciding many orders together costs, and how far the answer lies above its own bound. Time is the processor's, so that what else the machine does does not count.</summary>
public sealed class BatchOfOrders : IMeasure
{
    private const int Orders = 10_000;
    private const int Times = 10;

    public string Name => "batch";

    public string About => "10,000 orders on 200 sites decided together, with enough of all, in three kinds of shortage and with sites that cost to open; and ten times as many";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var orders = options.Quick ? Orders / 10 : Orders;
        Decide(BatchKind.All[0], orders / 10);
        var figures = new List<Figure>();
        var ample = 0d;
        foreach (var kind in BatchKind.All)
        {
            var (seconds, gap, bytes) = Decide(kind, orders);
            if (kind == BatchKind.All[0]) ample = seconds;
            figures.Add(new($"batch of {orders:N0} × 200 sites, {kind.Name}", seconds, "s") { Goal = new(10, OfRatio: false, AtMost: true) });
            figures.Add(new($"its cost above its own bound, {kind.Name}", gap * 100, "%") { Goal = new(1, OfRatio: false, AtMost: true) });
            figures.Add(new($"allocated, {kind.Name}", bytes / 1e6, "MB"));
        }
        if (options.Quick) return Task.FromResult<IReadOnlyList<Figure>>(figures);
        var (long10, gap10, _) = Decide(BatchKind.All[0], orders * Times);
        figures.Add(new($"batch of {orders * Times:N0} × 200 sites, {BatchKind.All[0].Name}", long10, "s") { Beside = ample, BesideWhat = $"{orders:N0} orders", Ratio = long10 / ample, Goal = new(12, AtMost: true) });
        figures.Add(new("its cost above its own bound", gap10 * 100, "%") { Goal = new(1, OfRatio: false, AtMost: true) });
        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static (double Seconds, double Gap, double Bytes) Decide(BatchKind kind, int orders)
    {
        var problem = BatchInstance.Make(kind, orders);
        var (begun, before) = (Spent(), GC.GetTotalAllocatedBytes());
        var answer = Sourcer.Decide(problem);
        return ((Spent() - begun).TotalSeconds, (answer.Cost - answer.LowerBound) / answer.Cost, GC.GetTotalAllocatedBytes() - before);
    }

    private static TimeSpan Spent()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
