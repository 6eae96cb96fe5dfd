using System.Diagnostics;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;

namespace ControlTower.Bench.Intake;

/// <summary>Signals in batches of 100 from one sender, each batch answered after its sync, beside the raw insert of the same bytes.</summary>
public sealed class BatchIntake : IMeasure
{
    private const int Batch = 100;
    private const int BatchesATurn = 50;
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
        var batches = new List<byte[][]>();
        var (value, beside, ratio) = await Rounds.AlternateAsync(options.Rounds, () => Task.FromResult(Insert()), () => TakeAsync(take, batches));
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

    private static async Task<double> TakeAsync(Func<byte[], Task> take, IReadOnlyList<byte[][]> batches)
    {
        var bodies = batches.Select(EventStream.Batch).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var body in bodies) await take(body);
        return BatchesATurn * Batch / clock.Elapsed.TotalSeconds;
    }
}
