using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import;

/// <summary>The mappings that lie beside the program, and those that a path names.</summary>
public static class ShippedMappings
{
    private const string Extension = ".yaml";

    /// <summary>In the program's output.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "mappings");

    /// <summary>Without their extension, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
        : [];

    /// <param name="file">A path, or the name of one that ships; a file that is there comes first.</param>
    public static Result<ImportMapping> Read(string file)
    {
        var path = File.Exists(file) ? file : Path.Combine(Folder, Path.GetFileNameWithoutExtension(file) + Extension);
        if (!File.Exists(path)) return Refusal.NotFound($"The mapping '{file}' (those that ship: {string.Join(", ", Names)})");
        try
        {
            return MappingReader.Read(File.ReadAllText(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Refusal.Invalid($"The mapping cannot be read: {problem.Message}");
        }
    }
}
