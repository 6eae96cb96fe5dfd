using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>A file of the repository: its path from the root, with forward slashes, and its text.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    private string? code;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Project => Path.Split('/')[0];

    /// <summary>The folders below the project, empty for a file beside the project file.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[1..^1];

    public string TopFolder => Folders.Count == 0 ? "" : Folders[0];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsMigration => Folders.Contains("Migrations");

    /// <summary>The text with comments and strings blanked out; lines and columns stay where they were.</summary>
    public string Code => code ??= IsCSharp ? new CodeText(Text).Blanked() : IsRazor ? MarkupComment().Replace(Text, Blank) : Text;

    /// <summary>The namespace that the folder asks for.</summary>
    public string FolderNamespace => string.Join('.', Folders.Prepend(House.RootNamespace(Project)));

    /// <summary>The namespace that the text declares; null where it declares none.</summary>
    public string? DeclaredNamespace => NamespaceLine().Match(Code) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The line, from 1, that holds the character at <paramref name="position"/>.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public string LineText(int line) => Text.Split('\n')[line - 1];

    /// <summary>Every place where the pattern stands in the code.</summary>
    public IEnumerable<Violation> Find(Regex pattern, string why) =>
        pattern.Matches(Code).Select(found => new Violation(Path, LineOf(found.Index), $"{found.Value.Trim()}: {why}"));

    private static string Blank(Match comment) => Regex.Replace(comment.Value, "[^\n]", " ");

    [GeneratedRegex(@"^\s*(?:@)?namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex MarkupComment();
}
