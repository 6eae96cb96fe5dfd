using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>Every file has a home: a known folder, whose name is its namespace, and a name that says what it is.</summary>
internal static partial class HomeRule
{
    private static readonly Func<SourceFile, string?>[] Parts = [Homeless, Misnamed, Vague, UsedEverywhere];

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp || file.IsRazor
        from part in Parts
        let what = part(file)
        where what is not null
        select new Violation(file.Path, 0, what);

    private static string? Homeless(SourceFile file)
    {
        if (House.FoldersOf(file.Project) is not { } known) return null;
        if (file.TopFolder == "") return file.Project == House.Web && House.WebRootFiles.Contains(file.Name) ? null : "stands in no folder";
        if (!known.Contains(file.TopFolder)) return $"the house has no folder {file.TopFolder}";
        return file is { Project: House.Web, TopFolder: "Features", Folders.Count: 1 } ? "a page's files stand in a folder of their own" : null;
    }

    private static string? Misnamed(SourceFile file)
    {
        if (file.DeclaredNamespace is not { } declared)
            return file.IsRazor || file.Name is "Program.cs" or "Assembly.cs" ? null : "declares no namespace";
        return declared == file.FolderNamespace ? null : $"declares {declared} but stands in {file.FolderNamespace}";
    }

    private static string? Vague(SourceFile file) =>
        file.Folders.Append(file.Name.Split('.')[0]).FirstOrDefault(part => VagueName().IsMatch(part)) is { } vague ? $"{vague} says nothing" : null;

    // A global using would hide from the other rules whom a file names.
    private static string? UsedEverywhere(SourceFile file) =>
        file.Project is House.Core or House.Web && GlobalUsing().IsMatch(file.Code) ? "a global using hides who names whom" : null;

    [GeneratedRegex("(?:Utils?|Utilities|Helpers?|Managers?|Common|Misc)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"^\s*global\s+using\b", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();
}
