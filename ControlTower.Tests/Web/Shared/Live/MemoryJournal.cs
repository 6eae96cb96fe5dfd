using ControlTower.Core.Journal;

namespace ControlTower.Tests.Web.Shared.Live;

/// <summary>A journal in memory; a row may be spoilt on purpose.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly Lock gate = new();
    private readonly List<FactRow> rows = [];

    /// <summary>While set, nothing can be read.</summary>
    public bool Broken { get; set; }

    /// <summary>Whoever reads waits until it is.</summary>
    public ManualResetEventSlim Open { get; } = new(initialState: true);

    /// <summary>While set, nothing can be written.</summary>
    public bool Full { get; set; }

    public JournalHead Head
    {
        get
        {
            lock (gate) return rows.Count == 0 ? JournalHead.Empty : new(rows[^1].Sequence, rows[^1].Hash, rows[^1].RecordedAt);
        }
    }

    public void Append(IReadOnlyList<FactRow> added)
    {
        Probe();
        lock (gate) rows.AddRange(added);
    }

    /// <summary>Adds a row that continues the chain.</summary>
    public MemoryJournal With(string kind, string actor, string body)
    {
        var at = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMinutes(rows.Count);
        var row = new FactRow(rows.Count + 1, at, at.AddMinutes(-30), actor, kind, 1, System.Text.Encoding.UTF8.GetBytes(body), []);
        rows.Add(row with { Hash = FactChain.Hash(Head.Hash, row) });
        return this;
    }

    public void Spoil(long sequence) => rows[(int)sequence - 1] = rows[(int)sequence - 1] with { Actor = "somebody else" };

    public void Probe()
    {
        if (Full) throw new JournalException("The disk is full.");
    }

    public IReadOnlyList<FactRow> Read(long after, int limit)
    {
        Open.Wait();
        if (Broken) throw new JournalException("The disk does not answer.");
        lock (gate) return [.. rows.Skip((int)after).Take(limit)];
    }

    public FactRow? Find(long sequence)
    {
        lock (gate) return sequence >= 1 && sequence <= rows.Count ? rows[(int)sequence - 1] : null;
    }

    public void Dispose() => Open.Dispose();
}
