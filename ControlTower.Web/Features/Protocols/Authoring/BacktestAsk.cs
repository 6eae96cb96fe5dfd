using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>A stretch of the past on which a draft is played, and beside it what it is held against.</summary>
/// <param name="Against">As <see cref="BacktestOpponents"/> names it.</param>
public sealed record BacktestAsk(DateTimeOffset From, DateTimeOffset To, string Against = BacktestOpponents.Published)
{
    private const string Broken = "The draft has errors; the findings under the text say which.";

    /// <summary>The other side first, then the draft in place of its published version, as if it were live.</summary>
    public Result<BacktestQuestion> Question(string id, ProtocolCheck check, string text, ProtocolState state)
    {
        if (To <= From) return Refusal.Invalid("The stretch ends before it begins.");
        if (check.Document is not { } document) return Refusal.Invalid(Broken);
        var opponents = new BacktestOpponents(state, id);
        if (opponents.Of(Against) is not { } other) return Refusal.Invalid($"{BacktestOpponents.Head(Against)} cannot be played: it is not there any more, or it has errors.");
        return new BacktestQuestion(other, null, null, From, To, []) { Against = new(opponents.InPlace(document, text)), Range = true };
    }
}
