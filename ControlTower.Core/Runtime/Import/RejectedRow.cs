namespace ControlTower.Core.Runtime.Import;

/// <param name="Line">In which the row begins, counted from 1, the header's line included.</param>
/// <param name="Field">Of the mapping, such as orders.placedAt; null where the row as a whole cannot be read.</param>
/// <param name="Reason">For people.</param>
public sealed record RejectedRow(string File, int Line, string? Field, string Reason);
