namespace ControlTower.Tests.Architecture;

/// <summary>A file that needs scrolling for long holds more than one thing. Migrations are written by a tool.</summary>
internal static class LengthRule
{
    public const int CSharpLines = 300;
    public const int RazorLines = 120;

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where (file.IsCSharp || file.IsRazor) && !file.IsMigration
        let lines = file.Text.TrimEnd('\n').Split('\n').Length
        let limit = file.IsRazor ? RazorLines : CSharpLines
        where lines > limit
        select new Violation(file.Path, limit + 1, $"{lines} lines, {limit} at most");
}
