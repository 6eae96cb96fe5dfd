using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>A stretch of the past on which a draft is played, and the published protocols beside it.</summary>
public sealed record BacktestAsk(DateTimeOffset From, DateTimeOffset To)
{
    private const string Broken = "The draft has errors; the findings under the text say which.";

    /// <summary>The draft in place of its published version, as if it were live; and the published ones as they are.</summary>
    /// <param name="published">The versions in force.</param>
    public Result<(BacktestQuestion Draft, BacktestQuestion Published)> Questions(string id, ProtocolCheck check, string text, OrdinalMap<ProtocolVersion> published)
    {
        if (To <= From) return Refusal.Invalid("The stretch ends before it begins.");
        if (check.Document is not { } document) return Refusal.Invalid(Broken);
        var others = published.Values.Where(version => version.Document.Id != id).Select(version => new ProtocolToTry(version.Document, version.Text));
        ProtocolToTry[] tried = [.. others, new(document with { Mode = ProtocolMode.Live }, text)];
        return (Question(tried), Question([.. published.Values.Select(version => new ProtocolToTry(version.Document, version.Text))]));
    }

    private BacktestQuestion Question(IReadOnlyList<ProtocolToTry> protocols) => new(protocols, null, null, From, To, []) { Range = true };
}
