namespace ControlTower.Tests.Architecture;

/// <summary>In Core arrows only point down, and capabilities are blind to each other.</summary>
internal static class LevelRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources)
    {
        var references = new References(sources);
        return sources.Where(f => f.Project == House.Core && f.IsCSharp)
            .SelectMany(file => references.Of(file).Select(named => Judge(file, named.Namespace, named.Line)))
            .OfType<Violation>();
    }

    private static Violation? Judge(SourceFile file, string named, int line)
    {
        if (!named.StartsWith(House.Core + ".", StringComparison.Ordinal)) return new Violation(file.Path, line, $"Core names {named}");
        var target = named.Split('.')[2];
        if (target == file.TopFolder || (House.MayName.TryGetValue(file.TopFolder, out var below) && below.Contains(target))) return null;
        var siblings = House.Capabilities.Contains(target) && House.Capabilities.Contains(file.TopFolder);
        return new Violation(file.Path, line, siblings ? $"names its sibling {target}: Tower hands over" : $"{file.TopFolder} may not name {target}");
    }
}
