namespace ControlTower.Core.Runtime.Import;

/// <summary>Something that is worth knowing and was taken all the same.</summary>
/// <param name="File">The file that it was seen in, or that is missing.</param>
/// <param name="Line">Counted from 1; null where it is about a whole file.</param>
/// <param name="Order">The order that it is about, if one.</param>
public sealed record ImportFinding(FindingKind Kind, string File, int? Line, string? Order, string Message);

public enum FindingKind
{
    MissingFile,
    ShippedBeforeApproved,
    ShippedBeforePlaced,
    DeliveredBeforeShipped,
    ApprovedBeforePlaced,
    DeliveredBeforePlaced,

    /// <summary>A later row of an order says something else about it than its first, which counts.</summary>
    RowsOfOrderDiffer,
}

public static class FindingKinds
{
    public static bool IsImpossibleTime(this FindingKind kind) => kind is not (FindingKind.MissingFile or FindingKind.RowsOfOrderDiffer);
}
