using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>
/// Usings stand in the order of <c>dotnet format</c>: namespaces, those of System first, then static ones, then aliases, each by
/// name. The build reports every other rule of style; for this one alone all projects would be analysed once more.
/// </summary>
internal static partial class UsingOrderRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp && !file.IsMigration
        let usings = Using().Matches(file.Code)
        from pair in usings.Zip(usings.Skip(1))
        where string.CompareOrdinal(Rank(pair.First), Rank(pair.Second)) > 0
        select new Violation(file.Path, file.LineOf(pair.Second.Index), $"{pair.Second.Value} belongs before {pair.First.Value}");

    // Names are compared part by part, whatever their case: no character of a part comes before what joins the parts.
    private static string Rank(Match found)
    {
        var (isStatic, alias) = (found.Groups["static"].Success, found.Groups["alias"].Success);
        var name = found.Groups[alias ? "alias" : "name"].Value;
        var system = !alias && name.Split('.')[0] == "System";
        return $"{(alias ? 2 : isStatic ? 1 : 0)}{(system ? 0 : 1)}{name.Replace('.', '\u0001').ToUpperInvariant()}";
    }

    [GeneratedRegex(@"^using (?:(?<static>static )?(?<name>[\w.]+)|(?<alias>\w+) = [^;]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
