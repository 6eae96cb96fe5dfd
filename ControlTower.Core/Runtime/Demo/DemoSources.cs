namespace ControlTower.Core.Runtime.Demo;

/// <summary>The record systems of the demo.</summary>
public static class DemoSources
{
    public const string Erp = "/demo/erp";

    public const string Wms = "/demo/wms";

    public const string Tms = "/demo/tms";

    public const string Pos = "/demo/pos";

    public const string SupplierPortal = "/demo/supplier-portal";

    /// <summary>Plans of the weeks to come.</summary>
    public const string Planning = "/demo/planning";

    /// <summary>Storage and retrieval machines.</summary>
    public const string Machines = "/demo/machines";

    /// <summary>Each with what it is, one of <see cref="Signals.SourceKinds"/>.</summary>
    public static IReadOnlyList<(string Source, string Kind)> Kinds { get; } =
        [(Erp, "ERP"), (Wms, "WMS"), (Tms, "TMS"), (Pos, "POS"), (SupplierPortal, Signals.SourceKinds.Partner), (Planning, "ERP"), (Machines, "robot")];

    public static IReadOnlyList<string> All { get; } = [.. Kinds.Select(one => one.Source)];
}
