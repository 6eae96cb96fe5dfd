using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ControlTower.Core.Storage;

/// <summary>
/// EF Core 10 names SQLitePCLRaw 2.1, the program ships 2.0.6, whose surface is the same for every call made here.
/// The runtime refuses the lower version on its own, so this answers with the file that was deployed.
/// See docs/decisions/0003.
/// </summary>
internal static class SqliteBindings
{
    private const string Family = "SQLitePCLRaw";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must run before the first type that touches SQLite is loaded.")]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple || !simple.StartsWith(Family, StringComparison.Ordinal)) return null;
        var file = DeployedFiles().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == simple && File.Exists(path));
        return file is null ? null : context.LoadFromAssemblyPath(file);
    }

    private static IEnumerable<string> DeployedFiles()
    {
        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        var beside = Path.GetDirectoryName(typeof(SqliteBindings).Assembly.Location) is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder, Family + "*.dll")
            : [];
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(beside);
    }
}
