using System.Collections.Concurrent;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;

namespace ControlTower.Bench.Protocols;

/// <summary>
/// A million approvals wait, each with its case, run and window, put there by the core's own commands. Some come due in the next
/// seconds: how late their rungs join in the running tower, journal and sync included, beside a bare queue of as many due times.
/// </summary>
public sealed class ParkedApprovals : IMeasure
{
    private const int Whole = 1_000_000;

    /// <summary>So many come due before those that are measured: a tower that runs has compiled its ways and opened its journal.</summary>
    private const int Warming = 200;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(3);

    public string Name => "parked";

    public string About => "1,000,000 approvals that wait: how late the due ones wake, and what each takes of memory";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var (count, waking) = options.Quick ? (Whole / 10, 300) : (Whole, 2_000);
        var begun = DateTimeOffset.UtcNow;
        var parked = ParkedTower.Build(count, Warming + waking, Apart);
        options.Say($"{count:N0} parked by {count * 3L:N0} commands in {(DateTimeOffset.UtcNow - begun).TotalSeconds:0} s");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var floor = new PriorityQueue<string, DateTimeOffset>(parked.Windows.Select(one => (one.Key, one.Value)));
        var floorBytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        var bare = Sleepy(floor, parked.FirstDue, Warming + waking).Skip(Warming).ToList();
        var tower = (await WakeAsync(parked, Warming + waking)).Skip(Warming).ToList();
        var (p99, floor99) = (Sample.Percentile(tower, 0.99), Sample.Percentile(bare, 0.99));
        return
        [
            new($"a due one of {count:N0} parked wakes late by, p99", p99, "ms") { Beside = floor99, BesideWhat = "a bare queue of as many due times", Ratio = p99 / floor99, Goal = new(10, OfRatio: false, AtMost: true) },
            new($"the same, median of {waking:N0}", Sample.Median(tower), "ms") { Beside = Sample.Median(bare), BesideWhat = "the bare queue", Ratio = Sample.Median(tower) / Sample.Median(bare) },
            new("the same, longest", tower.Max(), "ms") { Beside = bare.Max(), BesideWhat = "the bare queue" },
            new("memory of one parked approval, its case, run and signal", parked.BytesEach, "bytes") { Beside = floorBytes, BesideWhat = "its due time in the bare queue", Ratio = parked.BytesEach / floorBytes },
            new("parking one: signal, impact, options", parked.MicrosEach, "µs"),
        ];
    }

    /// <summary>The floor: a thread that sleeps until the next is due, and takes it.</summary>
    private static List<double> Sleepy(PriorityQueue<string, DateTimeOffset> queue, DateTimeOffset firstDue, int waking)
    {
        var clock = new ShiftedClock(firstDue - Ahead);
        var late = new List<double>();
        while (late.Count < waking && queue.TryPeek(out _, out var due))
        {
            var left = due - clock.GetUtcNow();
            if (left > TimeSpan.Zero) Task.Delay(left, clock).Wait();
            if (clock.GetUtcNow() < due) continue;
            queue.Dequeue();
            late.Add((clock.GetUtcNow() - due).TotalMilliseconds);
        }
        return late;
    }

    /// <summary>The whole way: the loop wakes by itself, decides, writes, syncs and tells its subscribers.</summary>
    private static async Task<IReadOnlyCollection<double>> WakeAsync(ParkedTower parked, int waking)
    {
        using var folder = new BenchFolder();
        using var journal = new SqliteJournal(folder.File("journal.db"));
        var clock = new ShiftedClock(parked.FirstDue - Ahead);
        await using var loop = new TowerLoop(parked.Core, (journal, Replay.Catalog), parked.State, clock, new LoopOptions());
        var late = new ConcurrentQueue<double>();
        using var subscription = loop.Feed.Subscribe(waking + 1_024);
        using var patience = new CancellationTokenSource(Ahead + (Apart * waking) + TimeSpan.FromSeconds(60));
        while (late.Count < waking)
        {
            var change = await subscription.Changes.ReadAsync(patience.Token);
            var now = clock.GetUtcNow();
            foreach (var fact in change.Facts)
            {
                if (fact.Body is ApprovalEscalated woken) late.Enqueue((now - parked.Windows[woken.Approval]).TotalMilliseconds);
            }
        }
        return late;
    }

    /// <summary>Runs as the machine's does, from an instant that is told.</summary>
    private sealed class ShiftedClock(DateTimeOffset from) : TimeProvider
    {
        private readonly long begun = TimeProvider.System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => from + TimeProvider.System.GetElapsedTime(begun);
    }
}
