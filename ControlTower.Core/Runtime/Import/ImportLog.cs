namespace ControlTower.Core.Runtime.Import;

/// <summary>What is noted while reading: progress, rejected rows, findings. Lists are bounded, counts are not.</summary>
internal sealed class ImportLog(Action<ImportProgress>? progress, CancellationToken cancel)
{
    private const int RowsPerReport = 1_000;

    private readonly HashSet<(string File, int Line, string? Part)> rejectedRows = []; // lookup only
    private readonly HashSet<string> impossibleOrders = []; // lookup only
    private long bytes;

    public long BytesTotal { get; set; }

    public long Rows { get; private set; }

    public List<RejectedRow> Rejected { get; } = [];

    public List<ImportFinding> Findings { get; } = [];

    public int RejectedCount { get; private set; }

    public int ImpossibleTimes { get; private set; }

    public int OrdersWithImpossibleTimes => impossibleOrders.Count;

    public int MissingFiles { get; private set; }

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void CountRow(long moreBytes)
    {
        cancel.ThrowIfCancellationRequested();
        Rows++;
        bytes += moreBytes;
        if (Rows % RowsPerReport == 0) Report();
    }

    public void CountBytes(long more)
    {
        bytes += more;
        Report();
    }

    public bool IsRejected(string file, int line, string? part) => rejectedRows.Contains((file, line, part));

    /// <summary>A row is rejected once, also where it is read for two purposes.</summary>
    /// <param name="part">Of the line, where it gives several rows.</param>
    public void Reject(RejectedRow row, string? part = null)
    {
        if (!rejectedRows.Add((row.File, row.Line, part))) return;
        RejectedCount++;
        if (Rejected.Count < ImportPlan.MaxListed) Rejected.Add(row);
    }

    public void Note(ImportFinding finding)
    {
        if (finding.Kind == FindingKind.MissingFile) MissingFiles++;
        if (finding.Kind.IsImpossibleTime())
        {
            ImpossibleTimes++;
            impossibleOrders.Add(finding.Order!);
        }
        if (Findings.Count < ImportPlan.MaxListed) Findings.Add(finding);
    }

    private void Report() => progress?.Invoke(new(Rows, bytes, BytesTotal));
}
