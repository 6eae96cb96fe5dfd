using System.Diagnostics;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Bench.Tracing;

/// <summary>What one signal's impact costs on a large network with many open orders, and what a trace of all that suppliers deliver costs as the network grows.</summary>
public sealed class TroubleTraced : IMeasure
{
    private const int Sites = 2_000;
    private const int Orders = 100_000;
    private const int Times = 10;

    public string Name => "trace";

    public string About => "impact of one signal at 2,000 sites × 2,000 items with 100,000 open orders; the full trace, and that of a tenth";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var network = new MakingNetwork(Sites, Orders);
        var state = Put(network);
        var impacts = Impacts(state, network, options.Quick ? 400 : 2_000);
        var (small, large) = (new MakingNetwork(Sites / Times, 0), new MakingNetwork(Sites, 0));
        var (one, ten) = (Put(small), Put(large));
        var rounds = Enumerable.Range(0, options.Quick ? 3 : 7).Select(_ => (One: FullTrace(one, small), Ten: FullTrace(ten, large))).Skip(1).ToList();
        var (first, tenth) = (Sample.Median(rounds.Select(round => round.Ten.Millis)), Sample.Median(rounds.Select(round => round.One.Millis)));
        options.Say($"the impacts found {impacts.Lines:N0} late lines and {impacts.Stops:N0} stops; a full trace reaches {rounds[0].Ten.Nodes:N0} places, that of a tenth {rounds[0].One.Nodes:N0}");
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("impact of one signal, median", Sample.Median(impacts.Millis), "ms"),
            new("impact of one signal, p95", Sample.Percentile(impacts.Millis, 0.95), "ms") { Goal = new(20, OfRatio: false, AtMost: true) },
            new("impact of one signal, longest", impacts.Millis.Max(), "ms"),
            new($"full trace, {Sites:N0} sites × {Sites:N0} items", first, "ms")
            {
                Beside = tenth,
                BesideWhat = "a tenth of both",
                Ratio = Sample.Median(rounds.Select(round => round.Ten.Millis / round.One.Millis)),
                Goal = new(12, AtMost: true),
            },
        ]);
    }

    private static TowerState Put(MakingNetwork network)
    {
        var put = new TowerCore(TowerRules.Default).Decide(TowerState.Empty, new(Caller.AdministratorKey, new PutNetwork(network.Document)), MakingNetwork.Now);
        return put.Answer.Succeeded ? put.State : throw new InvalidOperationException(put.Answer.Refusal.Message);
    }

    private static (List<double> Millis, long Lines, long Stops) Impacts(TowerState state, MakingNetwork network, int count)
    {
        var (millis, lines, stops) = (new List<double>(), 0L, 0L);
        for (var i = 0; i < count; i++)
        {
            var delivery = network.Deliveries[i * 7_919 % network.Deliveries.Count];
            var deviation = new Deviation(CaseKind.SupplierDelay, [delivery.Site], "Supplier delay", Severity.High, MakingNetwork.Now, "procurement")
            {
                Site = delivery.Site,
                Items = [delivery.Item],
                Hours = 24 + (i % 9 * 24),
            };
            var begun = Stopwatch.GetTimestamp();
            var effect = ImpactOf.Effect(state, new("EX-1", deviation, CaseStatus.New, MakingNetwork.Now, MakingNetwork.Now), MakingNetwork.Now, []);
            // The first fifth warms up.
            if (i >= count / 5) millis.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (lines, stops) = (lines + effect.Lines.Count, stops + effect.Stops.Count);
        }
        return (millis, lines, stops);
    }

    /// <summary>Down from all that is delivered.</summary>
    private static (double Millis, long Nodes) FullTrace(TowerState state, MakingNetwork network)
    {
        var nodes = 0L;
        var begun = Stopwatch.GetTimestamp();
        foreach (var delivery in network.Deliveries)
        {
            nodes += NetworkTrace.Of(state, new(delivery.Site, delivery.Item, TraceDirection.Down, MakingNetwork.Now, Core.Kernel.Quantity.Of(1))).Value!.Count;
        }
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, nodes);
    }
}
