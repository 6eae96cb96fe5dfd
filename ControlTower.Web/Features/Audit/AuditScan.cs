using ControlTower.Core.Journal;

namespace ControlTower.Web.Features.Audit;

/// <summary>Looks backwards through the journal, newest first, and stops after a stated number of rows looked at.</summary>
public static class AuditScan
{
    /// <summary>Rows on a page.</summary>
    public const int Page = 100;

    /// <summary>Rows looked at for one page at most; the reader may go on from there.</summary>
    public const int Most = 50_000;

    private const int Portion = 2_000;

    /// <param name="before">Rows with a sequence below it are looked at.</param>
    public static AuditPage Find(IJournal journal, AuditFilter filter, long before, CancellationToken cancellation = default)
    {
        var found = new List<FactRow>();
        var reached = before;
        while (reached > 1 && found.Count < Page && before - reached < Most)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = Math.Max(0, reached - 1 - Portion);
            var rows = journal.Read(from, (int)(reached - 1 - from));
            for (var at = rows.Count - 1; at >= 0 && found.Count < Page; at--)
            {
                reached = rows[at].Sequence;
                if (filter.Matches(rows[at])) found.Add(rows[at]);
            }
            if (found.Count < Page) reached = from + 1;
        }
        return new(found, before, reached);
    }
}

/// <summary>What was found between two rows of the journal.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Before">Looked at were the rows below this sequence,</param>
/// <param name="Reached">down to this one.</param>
public sealed record AuditPage(IReadOnlyList<FactRow> Rows, long Before, long Reached)
{
    /// <summary>True when older rows are left.</summary>
    public bool More => Reached > 1;

    public long Looked => Before - Reached;
}
