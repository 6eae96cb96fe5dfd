using System.Diagnostics;
using System.Reflection;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// The program under test: the build of ControlTower.Web, or what the environment variable TOWER_PROGRAM names
/// (a published folder, or the dll in it).
/// </summary>
public static class TowerProgram
{
    private const string Dll = "ControlTower.Web.dll";

    /// <summary>Full path of the program's dll.</summary>
    /// <exception cref="FileNotFoundException">Nothing was built or published there.</exception>
    public static string Path()
    {
        var named = Environment.GetEnvironmentVariable("TOWER_PROGRAM") is { Length: > 0 } program ? program : Metadata("TowerProgram");
        var file = System.IO.Path.GetFullPath(Directory.Exists(named) ? System.IO.Path.Combine(named, Dll) : named);
        return File.Exists(file) ? file : throw new FileNotFoundException($"No program at {file}: build ControlTower.Web first.", file);
    }

    /// <summary>Full path of the repository, for shipped files and for <c>../shared/data</c>.</summary>
    public static string RepositoryRoot() => System.IO.Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>A start of the program with only the tower settings given here: none leak in from the caller's shell.</summary>
    public static ProcessStartInfo StartInfo(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path());
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var leaked in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(leaked);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("Tower__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private static string Metadata(string key) =>
        typeof(TowerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
