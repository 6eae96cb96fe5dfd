using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Import;

/// <summary>All that reading a folder through a mapping gave; nothing has been written yet.</summary>
/// <param name="Mapping">Its name.</param>
/// <param name="Network">Only the members that the mapping fills; never orders, which stand beside it.</param>
/// <param name="Orders">By time placed, then by id.</param>
public sealed record ImportPlan(string Mapping, NetworkDocument Network, IReadOnlyList<ImportedOrder> Orders)
{
    /// <summary>The first <see cref="MaxListed"/>, in the order in which they were met.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>The first <see cref="MaxListed"/>, in the order in which they were met.</summary>
    public IReadOnlyList<ImportFinding> Findings { get; init; } = [];

    public ImportCounts Counts { get; init; } = new();

    public const int MaxListed = 10_000;
}
