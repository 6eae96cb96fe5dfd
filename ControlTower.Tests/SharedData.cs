using System.Reflection;

namespace ControlTower.Tests;

/// <summary>The real data sets beside the repository, which are no part of it.</summary>
public static class SharedData
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "data"));

    public static bool IsThere(string set) => Directory.Exists(Path.Combine(Folder, set));

    public static string Set(string set) => Path.Combine(Folder, set);

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ControlTower.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>A test over a real data set; skipped, and said so, where that is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string set)
    {
        Set = set;
        if (!SharedData.IsThere(set)) Skip = $"../shared/data/{set} is absent.";
    }

    public string Set { get; }
}
