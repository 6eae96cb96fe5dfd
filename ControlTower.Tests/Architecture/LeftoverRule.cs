using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>Nothing half done is committed, in code or comment. The brackets keep the patterns from finding themselves.</summary>
internal static partial class LeftoverRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp || file.IsRazor
        from Match found in Leftover().Matches(file.Text)
        select new Violation(file.Path, file.LineOf(found.Index), $"{found.Value} is left over");

    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K)\b|\bNotImplemented[E]xception\b|\bThread\.Sle[e]p\b|#reg[i]on\b")]
    private static partial Regex Leftover();
}
