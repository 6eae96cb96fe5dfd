using System.Diagnostics;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Bench.Sourcing;

/// <summary>What deciding an order costs on a network that is ready, without its why, beside two mixed-integer solvers and on ten times the sites.</summary>
public sealed class SourcingDecisions : IMeasure
{
    private const int Lines = 5;
    private const int Orders = 2_000;

    /// <summary>Each order is decided so often; the least counts, so that what else the machine does falls out.</summary>
    private const int Times = 5;

    public string Name => "sourcing";

    public string About => "deciding orders of 5 lines on 50, 200 and 2,000 sites; HiGHS and cbc in the same run";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var problem = SourcingInstance.Make(50, Orders, Lines);
        var peers = options.Quick ? 10 : 100;
        var (highs, cbc) = (await MixedIntegerPeers.HighsAsync(problem, peers, options.Say), await MixedIntegerPeers.CbcAsync(problem, peers, options.Say));
        var (small, middle, large) = (Decisions.Of(50), Decisions.Of(200), Decisions.Of(2_000));
        return
        [
            new("decisions, 5 lines × 50 sites", small.Rate, "/s") { Beside = highs, BesideWhat = "HiGHS, WebAssembly in node", Ratio = small.Rate / highs, Goal = new(1_000) },
            new("the same", small.Rate, "/s") { Beside = cbc, BesideWhat = "cbc, ten to a process", Ratio = small.Rate / cbc },
            new("a decision, 5 lines × 200 sites, p99", middle.P99 / 1e3, "ms") { Goal = new(0.2, OfRatio: false, AtMost: true) },
            new("a decision, 5 lines × 2,000 sites, mean", large.Mean, "µs") { Beside = middle.Mean, BesideWhat = "200 sites", Ratio = large.Mean / middle.Mean, Goal = new(2, AtMost: true) },
            new("allocated by a decision, its answer", middle.Bytes, "B"),
            new("making 2,000 sites ready for 20 destinations", large.Ready, "ms"),
        ];
    }

    /// <param name="Mean">In microseconds.</param>
    /// <param name="Ready">Milliseconds until the network is ready.</param>
    private sealed record Decisions(double Mean, double P99, double Bytes, double Ready)
    {
        public double Rate => 1e6 / Mean;

        public static Decisions Of(int sites)
        {
            var problem = SourcingInstance.Make(sites, Orders, Lines);
            var begun = Stopwatch.GetTimestamp();
            var network = new PreparedNetwork(problem);
            foreach (var order in problem.Orders) network.To(order.Destination);
            var ready = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            var sourcer = new Sourcer(network);
            var micros = Enumerable.Repeat(double.PositiveInfinity, Orders).ToArray();
            for (var time = 0; time <= Times; time++)
            {
                for (var i = 0; i < Orders; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    sourcer.Decide(problem.Orders[i]);
                    if (time > 0) micros[i] = Math.Min(micros[i], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                }
            }
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var order in problem.Orders) sourcer.Decide(order);
            return new(micros.Average(), Sample.Percentile(micros, 0.99), (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Orders, ready);
        }
    }
}
