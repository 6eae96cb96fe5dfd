namespace ControlTower.Core.Runtime.Import;

/// <summary>What an import came to: what is in, what was known before, and what could not be taken, with the reason.</summary>
public sealed record ImportReport
{
    /// <summary>Name of the mapping.</summary>
    public required string Mapping { get; init; }

    public ImportEnd End { get; init; }

    /// <summary>Why it stopped; null unless <see cref="End"/> is Stopped.</summary>
    public string? Problem { get; init; }

    public int Imported { get; init; }

    /// <summary>Orders whose ids were there already; they were left as they are.</summary>
    public int Known { get; init; }

    /// <summary>Orders that were not reached.</summary>
    public int Left { get; init; }

    public NetworkGrowth Added { get; init; } = NetworkGrowth.None;

    /// <summary>Of the reading.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>The first <see cref="ImportPlan.MaxListed"/>.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>The first <see cref="ImportPlan.MaxListed"/>.</summary>
    public IReadOnlyList<ImportFinding> Findings { get; init; } = [];

    /// <summary>Of the writing.</summary>
    public double Seconds { get; init; }
}

/// <summary>Cancelled and stopped imports keep what is in; run again they are completed.</summary>
public enum ImportEnd { Completed, Cancelled, Stopped }
