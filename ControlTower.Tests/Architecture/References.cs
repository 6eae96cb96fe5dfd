using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>
/// Which namespaces of the house a file names: by a using, by a qualified name, by a name relative to its own
/// namespace (<c>Orders.OrderLine</c>), or by the tag of a component.
/// </summary>
internal sealed partial class References
{
    private readonly SortedDictionary<string, SortedSet<string>> typesByNamespace = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> componentHomes = new(StringComparer.Ordinal);

    public References(IReadOnlyList<SourceFile> sources)
    {
        foreach (var file in sources.Where(f => f.IsCSharp || f.IsRazor))
        {
            var home = file.DeclaredNamespace ?? file.FolderNamespace;
            if (!typesByNamespace.TryGetValue(home, out var types)) typesByNamespace[home] = types = new(StringComparer.Ordinal);
            foreach (Match type in TypeDeclaration().Matches(file.Code)) types.Add(type.Groups[1].Value);
            if (!file.IsRazor || file.Name == "_Imports.razor") continue;
            var component = Path.GetFileNameWithoutExtension(file.Name);
            types.Add(component);
            componentHomes[component] = home;
        }
    }

    public IEnumerable<string> TypesOf(string home) => typesByNamespace.TryGetValue(home, out var types) ? types : [];

    /// <summary>The other namespaces that the file names, each with the first line that does.</summary>
    public IReadOnlyList<(string Namespace, int Line)> Of(SourceFile file)
    {
        var own = file.DeclaredNamespace ?? file.FolderNamespace;
        return [.. Named(file, own).Where(found => found.Namespace != own)
            .GroupBy(found => found.Namespace, (home, all) => (home, all.Min(found => found.Line)))
            .OrderBy(found => found.home, StringComparer.Ordinal)];
    }

    private IEnumerable<(string Namespace, int Line)> Named(SourceFile file, string own)
    {
        foreach (Match name in DottedName().Matches(file.Code))
        {
            if (Resolve(name.Value, own) is { } home) yield return (home, file.LineOf(name.Index));
        }

        if (!file.IsRazor) yield break;
        foreach (Match tag in ComponentTag().Matches(file.Code))
        {
            if (componentHomes.TryGetValue(tag.Groups[1].Value, out var home)) yield return (home, file.LineOf(tag.Index));
        }
    }

    // A full name is one of the house when a prefix is a known namespace. A relative one only when a known type follows,
    // since "Orders.Count" is more often a property than a namespace.
    private string? Resolve(string name, string own)
    {
        if (name.StartsWith("ControlTower.", StringComparison.Ordinal)) return Prefixes(name).FirstOrDefault(typesByNamespace.ContainsKey);
        foreach (var outer in Prefixes(own))
        {
            var full = $"{outer}.{name}";
            var home = Prefixes(full).FirstOrDefault(typesByNamespace.ContainsKey);
            if (home is null || home.Length <= outer.Length) continue;
            var rest = full[home.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries);
            if (rest.Length > 0 && typesByNamespace[home].Contains(rest[0])) return home;
        }

        return null;
    }

    /// <summary>a.b.c, a.b, a.</summary>
    private static IEnumerable<string> Prefixes(string name)
    {
        for (var prefix = name; prefix.Length > 0; prefix = prefix.Contains('.') ? prefix[..prefix.LastIndexOf('.')] : "") yield return prefix;
    }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+([A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex DottedName();

    [GeneratedRegex(@"<([A-Z]\w*)")]
    private static partial Regex ComponentTag();
}
