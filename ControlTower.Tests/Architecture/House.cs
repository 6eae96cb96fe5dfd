namespace ControlTower.Tests.Architecture;

/// <summary>The picture of the house (CONTRIBUTING.md) as data: what has a home where, and who may see whom.</summary>
internal static class House
{
    public const string Core = "ControlTower.Core";
    public const string Web = "ControlTower.Web";
    public const string Tests = "ControlTower.Tests";

    /// <summary>Siblings, blind to each other; only Tower hands over from one to the next.</summary>
    public static readonly string[] Capabilities = ["Signals", "Exceptions", "Protocols", "Orders", "Planning", "Kpis", "Effects", "Finance"];

    /// <summary>The folders of Core that may touch clock, chance, disk and network.</summary>
    public static readonly string[] Shell = ["Runtime", "Storage"];

    public static readonly string[] WebFolders =
        ["Hosting", "Features", "Api", "Hub", "Jobs", "Connectors", "Shared", "Layout", "Theme", "Properties", "wwwroot"];

    /// <summary>The only files that stand beside Web's project file.</summary>
    public static readonly string[] WebRootFiles = ["Program.cs", "App.razor", "App.razor.cs", "Routes.razor", "_Imports.razor"];

    private static readonly string[] TestFolders = ["Architecture", "Simulation", "Golden", "Web"];

    private static readonly string[] Foundation = ["Kernel", "Journal", "People", "Network"];

    /// <summary>For each folder of Core the folders that it may name; itself always.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayName = Levels();

    public static string RootNamespace(string project) => project switch
    {
        "e2e" => "ControlTower.EndToEnd",
        "bench" => "ControlTower.Bench",
        _ => project,
    };

    /// <summary>The top folders that a project may have; null where any will do.</summary>
    public static IReadOnlyCollection<string>? FoldersOf(string project) => project switch
    {
        Core => [.. MayName.Keys],
        Web => WebFolders,
        Tests => [.. MayName.Keys, .. WebFolders, .. TestFolders],
        _ => null,
    };

    private static Dictionary<string, string[]> Levels()
    {
        var levels = new Dictionary<string, string[]>
        {
            ["Kernel"] = [],
            ["Journal"] = ["Kernel"],
            ["People"] = ["Kernel", "Journal"],
            ["Network"] = ["Kernel", "Journal"],
            ["Tower"] = [.. Foundation, .. Capabilities],
            ["Runtime"] = [.. Foundation, .. Capabilities, "Tower"],
            ["Storage"] = [.. Foundation, .. Capabilities, "Tower", "Runtime"],
        };
        foreach (var capability in Capabilities) levels[capability] = Foundation;
        return levels;
    }
}
