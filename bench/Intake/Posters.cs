using System.Diagnostics;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;

namespace ControlTower.Bench.Intake;

/// <summary>Many posters of one signal at a time share a sync: 64 of them beside a single one, who pays for each alone.</summary>
public sealed class Posters : IMeasure
{
    private const int Many = 64;
    private const int Sites = 200;
    private static readonly Goal Asked = new(5, 10);

    public string Name => "posters";

    public string About => "64 posters of one signal at a time, each answered after the sync, beside a single poster";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var network = new BenchNetwork(Sites);
        using var folder = new BenchFolder();
        await using var inside = await TowerInProcess.OpenAsync(folder.File("journal.db"), network);
        var direct = await BesideOneAsync("64 posters, in process", inside.TakeAsync, new(network, "direct"), options);
        await using var server = await TowerOverHttp.OpenAsync(network);
        return [direct, await BesideOneAsync("64 posters, over HTTP", server.TakeAsync, new(network, "http"), options)];
    }

    private static async Task<Figure> BesideOneAsync(string what, Func<byte[], Task> take, EventStream stream, BenchOptions options)
    {
        var (value, beside, ratio) = await Rounds.AlternateAsync(options.Rounds, () => RateAsync(take, stream, 1, options.Turn), () => RateAsync(take, stream, Many, options.Turn));
        return new(what, value, "signals/s") { Beside = beside, BesideWhat = "one poster", Ratio = ratio, Goal = Asked };
    }

    private static async Task<double> RateAsync(Func<byte[], Task> take, EventStream stream, int posters, TimeSpan turn)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, posters).Select(_ => Task.Run(async () =>
        {
            var posted = 0;
            for (; clock.Elapsed < turn; posted++) await take(stream.Next());
            return posted;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
