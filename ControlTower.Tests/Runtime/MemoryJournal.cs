using ControlTower.Core.Journal;

namespace ControlTower.Tests.Runtime;

/// <summary>
/// A journal over a store that keeps only what was synced when the power goes. It can be told to fail, to wait, to leave the
/// sync out, or to return before it has written anything: the last two are planted faults that the tests must notice.
/// </summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly List<FactRow> written = [];
    private readonly List<IReadOnlyList<FactRow>> late = [];
    private int synced;
    private int asked;

    public JournalHead Head { get; private set; } = JournalHead.Empty;

    /// <summary>How many rows each append had.</summary>
    public List<int> Appends { get; } = [];

    public Exception? Fault { get; set; }

    /// <summary>Whether the append of this number fails; counted from 1.</summary>
    public Func<int, bool> Fails { get; init; } = _ => false;

    public ManualResetEventSlim Open { get; } = new(true);

    /// <summary>Set once an append has come, also one that waits.</summary>
    public ManualResetEventSlim Asked { get; } = new();

    public bool LeavesTheSyncOut { get; init; }

    public bool ReturnsBeforeItWrites { get; init; }

    public void Append(IReadOnlyList<FactRow> rows)
    {
        Asked.Set();
        Open.Wait();
        if (Fault is { } fault) throw fault;
        if (Fails(++asked)) throw new JournalException("it fails now and then");
        lock (gate)
        {
            Assert.Equal(Head.Sequence + 1, rows[0].Sequence);
            Appends.Add(rows.Count);
            Head = new(rows[^1].Sequence, rows[^1].Hash, rows[^1].RecordedAt);
            if (ReturnsBeforeItWrites)
            {
                late.Add(rows);
                return;
            }
            written.AddRange(rows);
            if (!LeavesTheSyncOut) synced = written.Count;
        }
    }

    public void Probe()
    {
        if (Fault is { } fault) throw fault;
    }

    /// <summary>What is there after the power went and came back.</summary>
    public MemoryJournal Crashed()
    {
        var after = new MemoryJournal();
        lock (gate) after.written.AddRange(written.Take(synced));
        if (after.written is [.., var last]) after.Head = new(last.Sequence, last.Hash, last.RecordedAt);
        return after;
    }

    public IReadOnlyList<FactRow> Read(long after, int limit)
    {
        lock (gate) return [.. written.Where(row => row.Sequence > after).Take(limit)];
    }

    public FactRow? Find(long sequence)
    {
        lock (gate) return written.FirstOrDefault(row => row.Sequence == sequence);
    }

    public void Dispose()
    {
        Open.Dispose();
        Asked.Dispose();
    }
}
