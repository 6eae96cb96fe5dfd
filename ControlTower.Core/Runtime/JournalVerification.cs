using ControlTower.Core.Journal;

namespace ControlTower.Core.Runtime;

/// <param name="Rows">How many were walked and found well.</param>
/// <param name="Head">Hash of the last of them in hex.</param>
/// <param name="FirstBad">Sequence of the first row that does not fit.</param>
public sealed record Verification(bool Valid, long Rows, string Head, long? FirstBad, string? Problem);

/// <summary>Walks the whole chain.</summary>
public static class JournalVerification
{
    public static Verification Verify(IJournal journal, CancellationToken cancellation = default)
    {
        var (previous, sequence) = (FactChain.Genesis, 0L);
        foreach (var row in Replay.RowsAfter(journal, 0))
        {
            cancellation.ThrowIfCancellationRequested();
            var problem = row.Sequence != sequence + 1 ? $"row {sequence + 1} is missing"
                : !FactChain.Continues(previous, row) ? $"row {row.Sequence} does not continue the chain"
                : null;
            if (problem is not null) return new(false, sequence, Convert.ToHexStringLower(previous), sequence + 1, problem);
            (previous, sequence) = (row.Hash, row.Sequence);
        }
        return new(true, sequence, Convert.ToHexStringLower(previous), null, null);
    }
}
