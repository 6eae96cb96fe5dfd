namespace ControlTower.Core.Journal;

/// <summary>The one ordered record of all facts. Rows are appended, never changed.</summary>
public interface IJournal : IDisposable
{
    /// <summary>The last row's sequence and hash; 0 and <see cref="FactChain.Genesis"/> while empty.</summary>
    JournalHead Head { get; }

    /// <summary>Appends all rows or none, and returns when they are on stable storage.</summary>
    /// <exception cref="JournalException">Nothing was appended; says why, and whether it may succeed later.</exception>
    void Append(IReadOnlyList<FactRow> rows);

    /// <summary>Writes and syncs without adding a row, to see whether that is possible again.</summary>
    /// <exception cref="JournalException">It is not; says why.</exception>
    void Probe();

    /// <summary>Rows with a sequence above <paramref name="after"/>, ascending, at most <paramref name="limit"/>. Safe beside an append.</summary>
    IReadOnlyList<FactRow> Read(long after, int limit);

    /// <summary>The row with this sequence, if there is one.</summary>
    FactRow? Find(long sequence);
}

/// <param name="Sequence">Of the last row; 0 while empty.</param>
public sealed record JournalHead(long Sequence, byte[] Hash, DateTimeOffset RecordedAt)
{
    public static JournalHead Empty { get; } = new(0, FactChain.Genesis, DateTimeOffset.MinValue);
}

/// <summary>The journal could not be written or read. What was committed before stands.</summary>
public sealed class JournalException : IOException
{
    public JournalException()
    {
    }

    public JournalException(string message)
        : base(message)
    {
    }

    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
