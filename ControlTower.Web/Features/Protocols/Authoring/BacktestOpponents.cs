using System.Globalization;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;
using ControlTower.Web.Shared.Controls;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>What a draft can be held against: what is published, a version of its own, or another draft.</summary>
/// <param name="id">Of the draft's protocol.</param>
public sealed class BacktestOpponents(ProtocolState state, string id)
{
    public const string Published = "published";

    private const string Version = "v";
    private const string Draft = "draft ";

    /// <summary>What is published first, then versions from the newest, then other drafts in order of their ids.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new(Published, "what is published"),
        .. state.VersionsOf(id).Reverse().Select(one => new Choice(Name(one.Version), $"v{one.Version}{(state.Published.Find(id)?.Version == one.Version ? ", in force" : "")}")),
        .. state.Drafts.Values.Where(one => one.Id != id && one.PublishedAs is null).Select(one => new Choice(Draft + one.Id, $"the draft of {one.Id}")),
    ];

    /// <summary>As the head of a column.</summary>
    public static string Head(string name) => name == Published ? "Published" : name.StartsWith(Draft, StringComparison.Ordinal) ? $"Draft of {name[Draft.Length..]}" : name;

    /// <returns>All protocols that are in force then; null where there is no such opponent, or its text has errors.</returns>
    public IReadOnlyList<ProtocolToTry>? Of(string name)
    {
        if (name == Published) return BacktestQuestion.InForce(state);
        if (name.StartsWith(Draft, StringComparison.Ordinal)) return state.Drafts.Find(name[Draft.Length..]) is { } other && ProtocolText.Parse(other.Text).Value is { } document ? InPlace(document, other.Text) : null;
        return state.VersionsOf(id).FirstOrDefault(one => Name(one.Version) == name) is { } version ? InPlace(version.Document, version.Text) : null;
    }

    /// <summary>A document as if it were live, in place of the published one of its id and beside all others.</summary>
    public IReadOnlyList<ProtocolToTry> InPlace(ProtocolDocument document, string text) =>
    [
        .. BacktestQuestion.InForce(state).Where(one => one.Document.Id != document.Id),
        new(document with { Mode = ProtocolMode.Live }, text),
    ];

    private static string Name(int version) => Version + version.ToString(CultureInfo.InvariantCulture);
}
