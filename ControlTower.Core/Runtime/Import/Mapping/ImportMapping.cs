namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>
/// Says which CSV files hold what, and how they join. Fields name columns; a column of a joined table is named as
/// join.column, a trailing ? says that the column may be absent. What no field names is not read.
/// </summary>
public sealed record ImportMapping
{
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>ISO 4217 code of amounts that carry none.</summary>
    public string Currency { get; init => field = value ?? "EUR"; } = "EUR";

    public TimesMapping Times { get; init => field = value ?? new(); } = new();

    /// <summary>Numbers are written 1,5 instead of 1.5.</summary>
    public bool DecimalComma { get; init; }

    public Dictionary<string, TableMapping> Tables { get; init => field = value ?? []; } = [];

    /// <summary>Where it is given, its file has to be there; all other files may be missing and are then reported.</summary>
    public OrdersMapping? Orders { get; init; }

    public OrderLinesMapping? OrderLines { get; init; }

    public List<SitesMapping> Sites { get; init => field = value ?? []; } = [];

    public ItemsMapping? Items { get; init; }

    public LanesMapping? Lanes { get; init; }

    public StockMapping? Stock { get; init; }

    public SuppliersMapping? Suppliers { get; init; }

    /// <summary>The targets that it fills, each with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, TargetMapping Target)> Targets()
    {
        if (Orders is not null) yield return ("/orders", Orders);
        if (OrderLines is not null) yield return ("/orderLines", OrderLines);
        for (var i = 0; i < Sites.Count; i++) yield return ($"/sites/{i}", Sites[i]);
        if (Items is not null) yield return ("/items", Items);
        if (Lanes is not null) yield return ("/lanes", Lanes);
        if (Stock is not null) yield return ("/stock", Stock);
        if (Suppliers is not null) yield return ("/suppliers", Suppliers);
    }
}
