using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>
/// Below Runtime the tower is a pure state machine: no clock, no chance, no environment, no disk, no network, and no
/// hash-ordered collection unless its line ends in <c>// ordered: why</c> or <c>// lookup only</c>. What is embedded in the
/// program is part of it and may be read.
/// </summary>
internal static partial class PurityRule
{
    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) =>
        sources.Where(f => f.Project == House.Core && f.IsCSharp && !House.Shell.Contains(f.TopFolder))
            .SelectMany(file => file.Find(Impure(), "not below Runtime")
                .Concat(file.Find(HashOrdered(), "hash order differs in each process; sort, or say // ordered: why, or // lookup only")
                    .Where(found => !Explained().IsMatch(file.LineText(found.Line)))));

    [GeneratedRegex(
        """
          \bDateTime(?:Offset)?\s*\.\s*(?:Now|UtcNow|Today)\b | \.ToLocalTime\( | \bTimeZoneInfo\.Local\b
        | \bTimeProvider\s*\.\s*System\b | \bStopwatch\b | \bTask\s*\.\s*(?:Delay|Run)\b | \bThread\s*\.\s*Sleep\b | \bnew\s+(?:Periodic)?Timer\(
        | \bGuid\s*\.\s*(?:NewGuid|CreateVersion7)\b | \bRandom\s*\.\s*Shared\b | \bnew\s+Random\( | \bRandomNumberGenerator\b
        | (?<![\w.])(?:System\.)?Environment\s*\.\s*[A-Z]\w* | \bCurrentCulture\b | \bConsole\s*\.\s*[A-Z]\w*
        | (?<![\w.])(?:System\.IO\.)?(?:File|Directory)\s*\.\s*[A-Z]\w* | \b(?:FileInfo|DirectoryInfo|FileStream|StreamWriter)\b | \bStreamReader\b(?!\([^;]*GetManifestResourceStream)
        | \bStream\s+\w+ | \bProcess\s*\.\s*Start\b | \bHttpClient\b | \bSystem\.Net\b
        | \bMicrosoft\.(?:EntityFrameworkCore|Data|AspNetCore)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Impure();

    [GeneratedRegex(
        """
          \b(?:Concurrent|Frozen|Immutable)?Dictionary\s*< | \b(?:Frozen|Immutable)?(?:HashSet|FrozenSet)\s*<
        | \.(?:GroupBy|ToDictionary|ToHashSet|ToLookup|ToFrozenDictionary|ToFrozenSet|ToImmutableDictionary|ToImmutableHashSet)\s*[(<]
        | \b(?:ImmutableDictionary|ImmutableHashSet)\s*\.
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HashOrdered();

    [GeneratedRegex(@"//\s*(?:ordered:\s*\S.{4,}|lookup only)")]
    private static partial Regex Explained();
}
