using System.Reflection;

namespace ControlTower.Core.Kernel;

/// <summary>Texts that are compiled into the program, by the end of their resource name.</summary>
public static class Embedded
{
    public static string Text(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var full = Names(name).Single();
        using var reader = new StreamReader(assembly.GetManifestResourceStream(full)!);
        return reader.ReadToEnd();
    }

    /// <summary>Resource names that end in <paramref name="suffix"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string suffix) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
