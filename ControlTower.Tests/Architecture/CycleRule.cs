namespace ControlTower.Tests.Architecture;

/// <summary>
/// No namespace reaches itself over others, neither as namespaces nor as homes (a top folder with all below it; a page's
/// folder under Features). A folder and its own subfolder may know each other.
/// </summary>
internal static class CycleRule
{
    private static readonly string[] Projects = [House.Core, House.Web];

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources)
    {
        var references = new References(sources);
        var edges = sources.Where(f => Projects.Contains(f.Project) && (f.IsCSharp || f.IsRazor) && f.Name is not ("_Imports.razor" or "Program.cs"))
            .SelectMany(file => references.Of(file).Select(named => (From: file.DeclaredNamespace ?? file.FolderNamespace, To: named.Namespace)))
            .Distinct().ToList();
        var namespaces = edges.Where(e => !Within(e.From, e.To) && !Within(e.To, e.From));
        var homes = edges.Select(e => (From: Home(e.From), To: Home(e.To))).Where(e => e.From != e.To);
        return Cycles(namespaces).Concat(Cycles(homes)).Distinct().Select(cycle => new Violation(cycle, 0, "a cycle of namespaces"));
    }

    private static bool Within(string inner, string outer) => inner.StartsWith(outer + ".", StringComparison.Ordinal);

    private static string Home(string name)
    {
        var parts = name.Split('.');
        var kept = parts is [_, "Web", "Features", ..] ? 4 : 3;
        return string.Join('.', parts.Take(kept));
    }

    /// <summary>One cycle, as a text, for each edge that closes one in a depth-first walk in name order.</summary>
    private static List<string> Cycles(IEnumerable<(string From, string To)> edges)
    {
        var next = edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var (done, path, found) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), new List<string>());
        foreach (var start in next.Select(group => group.Key).Order(StringComparer.Ordinal)) Walk(start);
        return found;

        void Walk(string node)
        {
            if (path.IndexOf(node) is var seen and >= 0) found.Add(string.Join(" > ", path.Skip(seen).Append(node)));
            else if (done.Add(node))
            {
                path.Add(node);
                foreach (var target in next[node].Order(StringComparer.Ordinal)) Walk(target);
                path.RemoveAt(path.Count - 1);
            }
        }
    }
}
