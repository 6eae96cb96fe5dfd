using System.Diagnostics;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;

namespace ControlTower.Bench.Intake;

/// <summary>Signals in batches of 100 from one sender, each batch answered after its sync, beside the raw insert of the same bytes.</summary>
public sealed class BatchIntake : IMeasure
{
    private const int Batch = 100;
    private const int Sites = 200;
    private static readonly Goal Asked = new(0.3, 0.5);

    public string Name => "intake";

    public string About => "signals in batches of 100 beside a raw SQLite insert of the same bytes in the same commits";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var network = new BenchNetwork(Sites);
        using var folder = new BenchFolder();
        using var raw = new RawInsert(folder.File("raw.db"));
        await using var inside = await TowerInProcess.OpenAsync(folder.File("journal.db"), network);
        var direct = await BesideRawAsync("intake, batches of 100, in process", inside.TakeAsync, (raw, new(network, "direct")), options);
        await using var server = await TowerOverHttp.OpenAsync(network);
        return [direct, await BesideRawAsync("intake, batches of 100, over HTTP", server.TakeAsync, (raw, new(network, "http")), options)];
    }

    private static async Task<Figure> BesideRawAsync(string what, Func<byte[], Task> take, (RawInsert Raw, EventStream Stream) floor, BenchOptions options)
    {
        var batches = new Queue<byte[][]>();
        var (value, beside, ratio) = await Rounds.AlternateAsync(
            options.Rounds, () => FloorAsync(floor.Raw, floor.Stream, batches, options.Turn), () => TakeAsync(take, batches));
        return new(what, value, "signals/s") { Beside = beside, BesideWhat = "raw insert", Ratio = ratio, Goal = Asked };
    }

    /// <summary>The batches of the turn are made before the clock runs, and kept for the tower's turn: both get the same bytes.</summary>
    private static Task<double> FloorAsync(RawInsert raw, EventStream stream, Queue<byte[][]> batches, TimeSpan turn)
    {
        var clock = new Stopwatch();
        var signals = 0;
        while (clock.Elapsed < turn)
        {
            var batch = stream.Next(Batch);
            batches.Enqueue(batch);
            clock.Start();
            raw.Insert(batch);
            clock.Stop();
            signals += Batch;
        }
        return Task.FromResult(signals / clock.Elapsed.TotalSeconds);
    }

    private static async Task<double> TakeAsync(Func<byte[], Task> take, Queue<byte[][]> batches)
    {
        var bodies = batches.Select(EventStream.Batch).ToList();
        batches.Clear();
        var clock = Stopwatch.StartNew();
        foreach (var body in bodies) await take(body);
        return bodies.Count * Batch / clock.Elapsed.TotalSeconds;
    }
}
