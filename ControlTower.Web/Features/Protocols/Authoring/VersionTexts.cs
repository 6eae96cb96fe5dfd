using System.Globalization;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>The versions of a protocol and its draft as texts that can be set side by side.</summary>
/// <param name="screen">As it stands on the author's screen.</param>
public sealed class VersionTexts(ProtocolState state, string id, string screen)
{
    public const string Screen = "screen";

    /// <summary>So many lines that are the same stay on each side of a change.</summary>
    private const int Around = 3;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ProtocolVersion> Versions { get; } = [.. state.VersionsOf(id).Reverse()];

    public IReadOnlyList<Choice> Choices =>
        [new(Screen, "the draft, as on the screen"), .. Versions.Select(one => new Choice(Name(one.Version), $"v{one.Version}{(one.Version == InForce ? ", in force" : "")}"))];

    /// <summary>Null where none is.</summary>
    public int? InForce => state.Published.Find(id)?.Version;

    /// <summary>What the draft is compared with at first.</summary>
    public string First => InForce is { } version ? Name(version) : Screen;

    public string Text(string name) =>
        name == Screen ? screen : Versions.FirstOrDefault(one => Name(one.Version) == name)?.Text ?? "";

    public IReadOnlyList<(LineChange? Left, LineChange? Right)> Compare(string from, string to) => Between(Text(from), Text(to));

    /// <summary>Pairs of lines, left and right; a row without either is where lines that are the same were left out. Empty where the texts are the same.</summary>
    public static IReadOnlyList<(LineChange? Left, LineChange? Right)> Between(string from, string to)
    {
        var lines = LineChange.Between(from, to);
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Change == "same") continue;
            for (var n = Math.Max(0, i - Around); n <= Math.Min(lines.Count - 1, i + Around); n++) near[n] = true;
        }
        return [.. Rows(lines, near)];
    }

    private static IEnumerable<(LineChange? Left, LineChange? Right)> Rows(IReadOnlyList<LineChange> lines, bool[] near)
    {
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Change == "same")
            {
                if (near[i]) yield return (lines[i], lines[i]);
                else if (i > 0 && near[i - 1] && near.Skip(i).Any(one => one)) yield return (null, null);
                i++;
                continue;
            }
            var block = lines.Skip(i).TakeWhile(one => one.Change != "same").ToList();
            var (removed, added) = (block.Where(one => one.Change == "removed").ToList(), block.Where(one => one.Change == "added").ToList());
            for (var n = 0; n < Math.Max(removed.Count, added.Count); n++) yield return (removed.ElementAtOrDefault(n), added.ElementAtOrDefault(n));
            i += block.Count;
        }
    }

    private static string Name(int version) => version.ToString(CultureInfo.InvariantCulture);
}
