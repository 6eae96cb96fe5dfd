namespace ControlTower.Core.Runtime.Import;

/// <param name="RowsRead">So far, over all files.</param>
/// <param name="BytesRead">So far; a file that is read twice counts twice, here and in the total.</param>
public readonly record struct ImportProgress(long RowsRead, long BytesRead, long BytesTotal);
