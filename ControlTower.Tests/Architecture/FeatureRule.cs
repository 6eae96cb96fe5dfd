using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>A page's folder names no other page's folder; the overview may place the tiles of the others.</summary>
internal static partial class FeatureRule
{
    private const string Features = House.Web + ".Features.";
    private const string Overview = "Overview";
    private const string Tile = "Tile";

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources)
    {
        var references = new References(sources);
        return from file in sources
               where file.Project == House.Web && (file.TopFolder == "Features" || file.Name == "_Imports.razor")
               from named in references.Of(file)
               where named.Namespace.StartsWith(Features, StringComparison.Ordinal)
               let target = named.Namespace[Features.Length..].Split('.')[0]
               where target != file.Folders.ElementAtOrDefault(1) && !PlacesTiles(file, references.TypesOf(named.Namespace))
               select new Violation(file.Path, named.Line, $"names the page {target}");
    }

    private static bool PlacesTiles(SourceFile file, IEnumerable<string> types)
    {
        if (file.Folders.ElementAtOrDefault(1) != Overview) return false;
        var used = Word().Matches(file.Code).Select(word => word.Value).ToHashSet();
        return types.Where(used.Contains).All(type => type.EndsWith(Tile, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
