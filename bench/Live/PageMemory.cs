using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.Bench.Live;

/// <summary>
/// What an open page costs the server: its resident memory with 20 pages of a kind open, less what it held after one of them
/// had been opened and closed, shared out. The nursery of the collector is kept small, so that garbage does not pass for pages.
/// </summary>
public sealed class PageMemory : IMeasure
{
    private const int Pages = 20;
    private const int Sites = 200;
    private const int Signals = 2_000;

    /// <summary>4 MiB, in hex as the runtime reads it.</summary>
    private const string SmallNursery = "400000";

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    public string Name => "memory";

    public string About => "resident memory of the server for each open page, by kind of page";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var figures = new List<Figure>();
        foreach (var kind in options.Quick ? PageKinds.All.Take(2) : PageKinds.All)
        {
            figures.Add(await OfAsync(kind));
            options.Say(figures[^1].What);
        }
        return figures;
    }

    private static async Task<Figure> OfAsync(string kind)
    {
        var network = new BenchNetwork(Sites);
        var nursery = new Dictionary<string, string> { ["DOTNET_GCgen0size"] = SmallNursery, ["DOTNET_GCgen0MaxBudget"] = SmallNursery };
        await using var tower = await TowerOverHttp.OpenAsync(network, new TowerOptions { Environment = nursery });
        await tower.TakeAsync(EventStream.Batch(new EventStream(network, "memory").Next(Signals)));
        await using var pages = await OpenPages.SignInAsync(tower.Process);
        await (await pages.OpenAsync(kind)).CloseAsync();
        await Task.Delay(Settle);
        var before = ResidentMegabytes(tower.Process.ProcessId);
        for (var page = 0; page < Pages; page++) await pages.OpenAsync(kind);
        await Task.Delay(Settle);
        var after = ResidentMegabytes(tower.Process.ProcessId);
        return new($"memory of one open page {kind.Split('?')[0]} ({Pages} open)", (after - before) / Pages, "MB")
        {
            Beside = before,
            BesideWhat = "the server without",
            Ratio = (after - before) / Pages / before,
        };
    }

    private static double ResidentMegabytes(int process)
    {
        using var server = System.Diagnostics.Process.GetProcessById(process);
        return server.WorkingSet64 / 1_000_000.0;
    }
}
