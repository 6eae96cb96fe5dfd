using System.Diagnostics;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;

namespace ControlTower.Bench.Intake;

/// <summary>Signals in batches of 100, each sender's next batch after the answer to the one before, beside the raw insert of the same bytes.</summary>
public sealed class BatchIntake : IMeasure
{
    private const int Batch = 100;
    private const int BatchesATurn = 50;
    private const int Sites = 200;
    private static readonly int[] Senders = [1, 4];
    private static readonly Goal Asked = new(0.3, 0.5);

    public string Name => "intake";

    public string About => "signals in batches of 100 beside a raw SQLite insert of the same bytes in the same commits";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var network = new BenchNetwork(Sites);
        using var folder = new BenchFolder();
        using var raw = new RawInsert(folder.File("raw.db"));
        await using var inside = await TowerInProcess.OpenAsync(folder.File("journal.db"), network);
        var figures = new List<Figure>();
        foreach (var senders in Senders) figures.Add(await BesideRawAsync("in process", (inside.TakeAsync, senders), (raw, new(network, $"direct-{senders}")), options));
        await using var server = await TowerOverHttp.OpenAsync(network);
        foreach (var senders in Senders) figures.Add(await BesideRawAsync("over HTTP", (server.TakeAsync, senders), (raw, new(network, $"http-{senders}")), options));
        return figures;
    }

    private static async Task<Figure> BesideRawAsync(string where, (Func<byte[], Task> Take, int Senders) load, (RawInsert Raw, EventStream Stream) floor, BenchOptions options)
    {
        var what = $"intake, batches of 100, {load.Senders} {(load.Senders == 1 ? "sender" : "senders")}, {where}";
        var batches = new List<byte[][]>();
        var (value, beside, ratio) = await Rounds.AlternateAsync(options.Rounds, () => Task.FromResult(Insert()), () => TakeAsync(load, batches));
        return new(what, value, "signals/s") { Beside = beside, BesideWhat = "raw insert", Ratio = ratio, Goal = Asked };

        // The batches of a turn are made before its clock runs, and kept for the tower's turn: both get the same bytes.
        double Insert()
        {
            batches = [.. Enumerable.Range(0, BatchesATurn).Select(_ => floor.Stream.Next(Batch))];
            var clock = Stopwatch.StartNew();
            foreach (var batch in batches) floor.Raw.Insert(batch);
            return BatchesATurn * Batch / clock.Elapsed.TotalSeconds;
        }
    }

    private static async Task<double> TakeAsync((Func<byte[], Task> Take, int Senders) load, IReadOnlyList<byte[][]> batches)
    {
        var bodies = batches.Select(EventStream.Batch).ToList();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, load.Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = sender; i < bodies.Count; i += load.Senders) await load.Take(bodies[i]);
        })));
        return BatchesATurn * Batch / clock.Elapsed.TotalSeconds;
    }
}
