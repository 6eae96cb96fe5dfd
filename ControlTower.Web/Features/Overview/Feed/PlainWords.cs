using ControlTower.Core.Journal;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>A kind of fact whose line is always the same word, with a text and a status that do not depend on what it says.</summary>
/// <param name="href">What it is about; null where nothing can be opened.</param>
internal sealed class PlainWords<T>(string word, Func<T, TowerState, string> text, StatusKind? status = null, Func<T, string>? href = null) : FactWords<T>(word)
    where T : class, IFact
{
    protected override string Text(T fact, TowerState state) => text(fact, state);

    protected override StatusKind? Status(T fact) => status;

    protected override string? Href(T fact) => href?.Invoke(fact);
}
