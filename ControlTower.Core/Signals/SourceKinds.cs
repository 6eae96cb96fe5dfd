namespace ControlTower.Core.Signals;

/// <summary>What a source is, as people call it.</summary>
public static class SourceKinds
{
    public const string Partner = "partner";

    public static IReadOnlyList<string> All { get; } = ["ERP", "WMS", "TMS", "OMS", "POS", "CRM", "carrier", Partner, "robot"];

    /// <summary>As it is listed, whatever the case of its letters; null where it is none.</summary>
    public static string? Find(string told) => All.FirstOrDefault(kind => kind.Equals(told, StringComparison.OrdinalIgnoreCase));
}
