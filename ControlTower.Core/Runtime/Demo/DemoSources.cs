namespace ControlTower.Core.Runtime.Demo;

/// <summary>The record systems of the demo.</summary>
public static class DemoSources
{
    public const string Erp = "/demo/erp";

    public const string Wms = "/demo/wms";

    public const string Tms = "/demo/tms";

    public const string Pos = "/demo/pos";

    public const string SupplierPortal = "/demo/supplier-portal";

    public static IReadOnlyList<string> All { get; } = [Erp, Wms, Tms, Pos, SupplierPortal];
}
