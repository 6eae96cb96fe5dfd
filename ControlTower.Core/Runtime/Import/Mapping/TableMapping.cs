namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>
/// One file: CSV with a header row, or, where its name ends in .json, an array of objects, whose members are named as columns by the
/// way to them, such as fields.name. Several tables may read the same file.
/// </summary>
public sealed record TableMapping
{
    /// <summary>A name inside the folder that is imported, with the folders that it lies in; also found where it lies in none of them.</summary>
    public string File { get; init => field = value ?? ""; } = "";

    /// <summary>One character, or "tab".</summary>
    public string Delimiter { get; init => field = value ?? ","; } = ",";

    /// <summary>utf-8, utf-16 or iso-8859-1; a byte order mark wins over it.</summary>
    public string Encoding { get; init => field = value ?? "utf-8"; } = "utf-8";

    /// <summary>Only rows in which each of these columns says one of its texts; an empty text stands for an empty column.</summary>
    public Dictionary<string, ColumnList> Where { get; init => field = value ?? []; } = [];

    /// <summary>No rows in which one of these columns says one of its texts.</summary>
    public Dictionary<string, ColumnList> Unless { get; init => field = value ?? []; } = [];

    public WideMapping? Wide { get; init; }

    /// <summary>The column that other tables join on.</summary>
    public string? Key { get; init; }

    /// <summary>Columns of which the rows of one key are taken together; such a table may repeat its key.</summary>
    public Dictionary<string, CombineRule> Combine { get; init => field = value ?? []; } = [];

    public Dictionary<string, JoinMapping> Joins { get; init => field = value ?? []; } = [];
}

public enum CombineRule { Mean, Sum }

public sealed record JoinMapping
{
    public string Table { get; init => field = value ?? ""; } = "";

    /// <summary>The column of this side that holds the other side's key.</summary>
    public string On { get; init => field = value ?? ""; } = "";
}

/// <summary>A table with a column for each of many things is read as if each of its cells were a row.</summary>
public sealed record WideMapping
{
    /// <summary>Columns that belong to each cell of their row.</summary>
    public ColumnList Keep { get; init => field = value ?? new([]); } = new([]);

    /// <summary>What the column that holds the names of the others is called.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>What the column that holds the cell is called.</summary>
    public string Value { get; init => field = value ?? ""; } = "";

    /// <summary>Other names for some of the columns.</summary>
    public Dictionary<string, string> Names { get; init => field = value ?? []; } = [];
}
