namespace ControlTower.Tests.Architecture;

/// <summary>
/// Every capability speaks one vocabulary: XState.cs and XFacts.cs with one X, and XCommands.cs and XDecider.cs of the
/// same X where it has commands and rules. Kpis only reckons with what others recorded, so it has no facts of its own.
/// </summary>
internal static class VocabularyRule
{
    private const string Reckons = "Kpis";
    private static readonly string[] Optional = ["Commands", "Decider"];

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        sources.Where(f => f.Project == House.Core && f.Folders.Count == 1 && House.Capabilities.Contains(f.TopFolder))
            .GroupBy(f => f.TopFolder, f => f.Name, StringComparer.Ordinal)
            .SelectMany(folder => Judge($"{House.Core}/{folder.Key}", [.. folder]));

    private static IEnumerable<Violation> Judge(string folder, IReadOnlyList<string> names)
    {
        if (folder.EndsWith("/" + Reckons, StringComparison.Ordinal))
        {
            foreach (var stem in Stems(names, "Facts")) yield return new Violation(folder, 0, $"{stem}Facts.cs: KPIs are reckoned, not recorded");
            yield break;
        }

        var stems = Stems(names, "State").Intersect(Stems(names, "Facts")).ToList();
        if (stems.Count == 0)
        {
            yield return new Violation(folder, 0, "has no XState.cs with an XFacts.cs beside it");
            yield break;
        }

        foreach (var suffix in Optional)
        {
            var found = Stems(names, suffix).ToList();
            if (found.Count > 0 && !found.Intersect(stems).Any())
                yield return new Violation(folder, 0, $"has {found[0]}{suffix}.cs but no {stems[0]}{suffix}.cs");
        }
    }

    private static IEnumerable<string> Stems(IReadOnlyList<string> names, string suffix) =>
        names.Where(name => name.EndsWith(suffix + ".cs", StringComparison.Ordinal)).Select(name => name[..^(suffix.Length + 3)]);
}
