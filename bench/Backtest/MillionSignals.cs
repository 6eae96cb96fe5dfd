using System.Diagnostics;
using System.Text.Json;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Connectors;

namespace ControlTower.Bench.Backtest;

/// <summary>A backtest of a million signals, one in a hundred of which tells of a late supplier and opens a run that procurement answers.</summary>
public sealed class MillionSignals : IMeasure
{
    private const int Sites = 2_000;
    private const int Whole = 1_000_000;
    private const int Portion = 50_000;
    private const int Cycle = 100;
    private const int Lasting = 24;
    private static readonly DateTimeOffset From = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    public string Name => "backtest";

    public string About => "a backtest of 1,000,000 signals at 2,000 sites, one in a hundred opening a run";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var count = options.Quick ? Whole / 10 : Whole;
        var network = new BenchNetwork(Sites);
        var signals = Signals(network, count);
        GC.Collect();
        List<ProtocolToTry> protocols = [.. ProtocolText.Shipped.Select(text => new ProtocolToTry(ProtocolText.Parse(text).Value!, text))];
        AnswerRule[] answers = [new(AnswerRule.Any, "procurement", 0.5m, true, null), new(AnswerRule.Any, "operations", 0.5m, true, null)];
        var plan = new BacktestPlan(protocols, signals, From, From + (Apart * (count + 1)), answers) { Network = network.Document };
        var (begun, allocated, told) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(), 0);
        var played = BacktestRun.Play(plan, TowerRules.Default, _ => told++, CancellationToken.None);
        if (!played.Succeeded) throw new InvalidOperationException(played.Refusal.Message);
        var (seconds, summary) = (begun.Elapsed.TotalSeconds, played.Value.Summary);
        options.Say($"{summary.Signals.Accepted:N0} accepted, {summary.Counts["runStarted"]:N0} runs, {summary.Counts["actionDone"]:N0} actions, {played.Value.Timeline.Count:N0} entries, progress told {told:N0} times");
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new($"backtest of {count:N0} signals, {Sites:N0} sites", seconds, "s") { Goal = options.Quick ? null : new(30, OfRatio: false, AtMost: true) },
            new("a signal of it", seconds * 1_000_000 / count, "µs"),
            new("allocated by a signal of it", (GC.GetTotalAllocatedBytes() - allocated) / 1_000.0 / count, "kB"),
        ]);
    }

    /// <summary>A second apart. A supplier that is late is on time again after forty minutes, so that cases come and go.</summary>
    private static List<SignalCandidate> Signals(BenchNetwork network, int count)
    {
        var stream = new EventStream(network, "backtest");
        var signals = new List<SignalCandidate>(count);
        while (signals.Count < count)
        {
            foreach (var usual in stream.Next(Math.Min(Portion, count - signals.Count)))
            {
                var (number, late) = (signals.Count, signals.Count / Cycle);
                var one = (number % Cycle) switch
                {
                    0 => stream.Deviation($"late-{late}", network.Suppliers[late % network.Suppliers.Count], 6 + (late % 30)),
                    Cycle / 2 when late >= Lasting => stream.Deviation($"well-{late}", network.Suppliers[(late - Lasting) % network.Suppliers.Count], 0),
                    _ when IsDeviation(usual) => stream.Usual($"usual-{number}"),
                    _ => usual,
                };
                using var document = JsonDocument.Parse(one);
                var read = CloudEvents.Read(document.RootElement, From);
                signals.Add(read with { Signal = read.Signal! with { Time = From + (Apart * number) }, Text = "" });
            }
        }
        return signals;
    }

    private static bool IsDeviation(byte[] one) => one.AsSpan().IndexOf("supplier.delayed"u8) >= 0;
}
