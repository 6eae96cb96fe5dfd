using System.Diagnostics;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using ControlTower.EndToEnd.Harness;
using Microsoft.Data.Sqlite;

namespace ControlTower.Bench.Start;

/// <summary>
/// How long the real program takes from its launch to the first 200 of /health/ready: on nothing, on a journal of a million
/// facts without a snapshot, and on the same with one; beside reading the same rows raw.
/// </summary>
public sealed class ColdStart : IMeasure
{
    private const int Facts = 1_000_000;
    private const int QuickFacts = 100_000;
    private const int Sites = 2_000;
    private const int Portion = 5_000;

    public string Name => "start";

    public string About => "the real program up to /health/ready on a journal of 1,000,000 facts (--quick: 100,000), with and without snapshot";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        using var folder = new BenchFolder();
        var rows = await FillAsync(folder.File("journal.db"), options);
        var raw = ReadRaw(folder.File("journal.db"));
        var (replayed, _) = await StartAsync(folder.Root);
        options.Say("replayed; starting again on the snapshot that its end wrote");
        var (restored, size) = await StartAsync(folder.Root);
        using var nothing = new BenchFolder();
        var (empty, _) = await StartAsync(nothing.Root);
        return
        [
            new("start on an empty journal", empty, "s"),
            new($"start on {rows:N0} facts, no snapshot", replayed, "s") { Beside = raw, BesideWhat = "rows read raw", Ratio = replayed / raw },
            new($"start on {rows:N0} facts, snapshot of {size / 1_000_000.0:N0} MB", restored, "s") { Beside = empty, BesideWhat = "start on nothing", Ratio = restored / empty },
        ];
    }

    /// <summary>Through the real intake and loop, thousands of signals a command, so that few syncs are paid.</summary>
    private static async Task<long> FillAsync(string file, BenchOptions options)
    {
        var wanted = options.Quick ? QuickFacts : Facts;
        var network = new BenchNetwork(Sites);
        var stream = new EventStream(network, "start");
        await using var tower = await TowerInProcess.OpenAsync(file, network);
        while (tower.Version < wanted)
        {
            options.Say($"{tower.Version:N0} of {wanted:N0} facts written");
            for (var portion = 0; portion < 10 && tower.Version < wanted; portion++) await tower.TakeAsync(EventStream.Batch(stream.Next(Portion)));
        }
        return tower.Version;
    }

    private static double ReadRaw(string file)
    {
        var clock = Stopwatch.StartNew();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM facts ORDER BY sequence";
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        while (reader.Read()) reader.GetValues(values);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Starts and ends the program in its own time, which leaves a snapshot.</summary>
    /// <returns>Seconds to ready, and bytes of the newest snapshot left behind.</returns>
    private static async Task<(double Seconds, long Bytes)> StartAsync(string data)
    {
        var clock = Stopwatch.StartNew();
        await using var tower = await TowerProcess.StartAsync(new() { DataDirectory = data, ReadyWithin = TimeSpan.FromMinutes(5) });
        var seconds = clock.Elapsed.TotalSeconds;
        await tower.StopAsync();
        return (seconds, new DirectoryInfo(Path.Combine(data, "snapshots")).EnumerateFiles().Select(file => file.Length).DefaultIfEmpty().Max());
    }
}
