using ControlTower.Core.Runtime.Import.Csv;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Reads the text of one column of a row, its own or a joined one; null where it is empty.</summary>
internal delegate string? ColumnReader(CsvTable row);
