namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>
/// Says which files hold what, and how they join. Fields name columns; a column of a joined table is named as
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

    public TargetList<SitesMapping> Sites { get; init => field = value ?? TargetList<SitesMapping>.None; } = TargetList<SitesMapping>.None;

    public TargetList<ItemsMapping> Items { get; init => field = value ?? TargetList<ItemsMapping>.None; } = TargetList<ItemsMapping>.None;

    public TargetList<LanesMapping> Lanes { get; init => field = value ?? TargetList<LanesMapping>.None; } = TargetList<LanesMapping>.None;

    public TargetList<StockMapping> Stock { get; init => field = value ?? TargetList<StockMapping>.None; } = TargetList<StockMapping>.None;

    public TargetList<SuppliersMapping> Suppliers { get; init => field = value ?? TargetList<SuppliersMapping>.None; } = TargetList<SuppliersMapping>.None;

    public TargetList<ProductionLinesMapping> ProductionLines { get; init => field = value ?? TargetList<ProductionLinesMapping>.None; } = TargetList<ProductionLinesMapping>.None;

    public TargetList<BomsMapping> Boms { get; init => field = value ?? TargetList<BomsMapping>.None; } = TargetList<BomsMapping>.None;

    public TargetList<ProductionOrdersMapping> ProductionOrders { get; init => field = value ?? TargetList<ProductionOrdersMapping>.None; } = TargetList<ProductionOrdersMapping>.None;

    public TargetList<PurchaseOrdersMapping> PurchaseOrders { get; init => field = value ?? TargetList<PurchaseOrdersMapping>.None; } = TargetList<PurchaseOrdersMapping>.None;

    public TargetList<ShipmentsMapping> Shipments { get; init => field = value ?? TargetList<ShipmentsMapping>.None; } = TargetList<ShipmentsMapping>.None;

    /// <summary>The targets that it fills, each with its JSON pointer.</summary>
    public IEnumerable<(string Pointer, TargetMapping Target)> Targets()
    {
        IEnumerable<(string, TargetMapping)> orders = Orders is null ? [] : [("/orders", Orders)];
        IEnumerable<(string, TargetMapping)> lines = OrderLines is null ? [] : [("/orderLines", OrderLines)];
        return
        [
            .. orders, .. lines,
            .. Sites.Under("sites"), .. Items.Under("items"), .. Lanes.Under("lanes"), .. Stock.Under("stock"), .. Suppliers.Under("suppliers"),
            .. ProductionLines.Under("productionLines"), .. Boms.Under("boms"), .. ProductionOrders.Under("productionOrders"),
            .. PurchaseOrders.Under("purchaseOrders"), .. Shipments.Under("shipments"),
        ];
    }
}
