namespace ControlTower.Bench.Live;

/// <summary>The pages that stand open in a company: each kind as often as the next.</summary>
internal static class PageKinds
{
    /// <summary>Newest case first, so that a new one stands in the part that is drawn.</summary>
    public const string Cases = "/exceptions?sort=-open&group=none";

    public const string Signals = "/signals";

    public static IReadOnlyList<string> All { get; } = [Cases, Signals, "/", "/approvals", "/network", "/orders", "/kpis", "/audit", "/jobs", "/wall"];
}
