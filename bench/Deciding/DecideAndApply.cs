using System.Diagnostics;
using System.Text.Json;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Bench.Deciding;

/// <summary>What deciding and applying one signal costs, and whether that grows with the network: nothing is written, nothing is sent.</summary>
public sealed class DecideAndApply : IMeasure
{
    private const int Sites = 2_000;
    private const int Times = 10;
    private const int Chunk = 500;
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "core";

    public string About => "decide and apply of one signal on a network of 2,000 sites, and of ten times as many";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var (small, large) = (new Bed(Sites), new Bed(Sites * Times));
        var chunks = options.Quick ? 20 : 100;
        // Turn by turn, so that whatever else the machine does falls on both; the first fifth warms up.
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            if (chunk == chunks / 5)
            {
                small.Forget();
                large.Forget();
            }
            small.Decide(Chunk);
            large.Decide(Chunk);
        }
        return Task.FromResult<IReadOnlyList<Figure>>([.. Figures("decide + apply, median", 0.5), .. Figures("decide + apply, p99", 0.99), Mean(small, large)]);

        IEnumerable<Figure> Figures(string what, double share)
        {
            var (one, ten) = (Sample.Percentile(small.Micros, share), Sample.Percentile(large.Micros, share));
            yield return new($"{what}, {Sites:N0} sites", one, "µs");
            yield return new($"{what}, {Sites * Times:N0} sites", ten, "µs") { Beside = one, BesideWhat = $"{Sites:N0} sites", Ratio = ten / one };
        }
    }

    private static Figure Mean(Bed small, Bed large) => new($"decide + apply, mean, {Sites * Times:N0} sites", large.Micros.Average(), "µs")
    {
        Beside = small.Micros.Average(),
        BesideWhat = $"{Sites:N0} sites",
        Ratio = large.Micros.Average() / small.Micros.Average(),
    };

    /// <summary>A state that goes on from signal to signal.</summary>
    private sealed class Bed
    {
        private readonly TowerCore core = new(TowerRules.Default);
        private readonly EventStream stream;
        private TowerState state;

        public Bed(int sites)
        {
            var network = new BenchNetwork(sites);
            stream = new(network, "core");
            var put = core.Decide(TowerState.Empty, new(Caller.AdministratorKey, new PutNetwork(network.Document)), Now);
            state = put.Answer.Succeeded ? put.State : throw new InvalidOperationException(put.Answer.Refusal.Message);
        }

        public List<double> Micros { get; } = [];

        public void Forget() => Micros.Clear();

        public void Decide(int signals)
        {
            foreach (var command in Enumerable.Range(0, signals).Select(_ => Next()).ToList())
            {
                var begun = Stopwatch.GetTimestamp();
                var decision = core.Decide(state, command, Now);
                Micros.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
                if (!decision.Answer.Succeeded) throw new InvalidOperationException(decision.Answer.Refusal.Message);
                state = decision.State;
            }
        }

        private Command Next()
        {
            using var document = JsonDocument.Parse(stream.Next());
            return new(Caller.Integration("bench"), new TakeSignals([CloudEvents.Read(document.RootElement, Now)], Single: true));
        }
    }
}
