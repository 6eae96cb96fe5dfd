using System.Reflection;

namespace ControlTower.Tests.Architecture;

/// <summary>The sources as they stand on disk, read once; what the build makes is left out.</summary>
internal static class Sources
{
    private static readonly string[] Projects = [House.Core, House.Web, House.Tests, "e2e", "bench"];
    private static readonly string[] Kinds = [".cs", ".razor", ".csproj"];
    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(() => [.. Projects.SelectMany(ReadProject)]);

    public static IReadOnlyList<SourceFile> All => Read.Value;

    public static string Root { get; } = Path.GetFullPath(
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    private static IEnumerable<SourceFile> ReadProject(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Select(file => (Full: file, Short: Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(file => !file.Short.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .OrderBy(file => file.Short, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Short, File.ReadAllText(file.Full)));
}
