using System.Reflection;

namespace ControlTower.Tests.Shared;

/// <summary>The real data sets beside the repository, which are no part of it.</summary>
public static class SharedData
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "data"));

    public static bool IsThere(string set) => Directory.Exists(Set(set));

    public static string Set(string set) => Path.Combine(Folder, set);

    private static string RepositoryRoot() =>
        typeof(SharedData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;
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
