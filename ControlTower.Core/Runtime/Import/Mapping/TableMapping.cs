namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One CSV file with a header row.</summary>
public sealed record TableMapping
{
    /// <summary>A name inside the folder that is imported.</summary>
    public string File { get; init => field = value ?? ""; } = "";

    /// <summary>One character, or "tab".</summary>
    public string Delimiter { get; init => field = value ?? ","; } = ",";

    /// <summary>utf-8, utf-16 or iso-8859-1; a byte order mark wins over it.</summary>
    public string Encoding { get; init => field = value ?? "utf-8"; } = "utf-8";

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
