using ControlTower.Core.Journal;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>How one kind of fact reads in the feed.</summary>
internal interface IFactWords
{
    Type Kind { get; }

    FeedLine Say(Fact fact, TowerState state);
}

/// <param name="word">What happened, in a word or two.</param>
internal abstract class FactWords<T>(string word) : IFactWords
    where T : class, IFact
{
    public Type Kind => typeof(T);

    public FeedLine Say(Fact fact, TowerState state)
    {
        var body = (T)fact.Body;
        return new(fact.Sequence, fact.RecordedAt, Word(body), Text(body, state), Status(body), Href(body));
    }

    protected virtual string Word(T fact) => word;

    protected abstract string Text(T fact, TowerState state);

    protected virtual StatusKind? Status(T fact) => null;

    protected virtual string? Href(T fact) => null;

    protected static string Site(TowerState state, string id) => state.Network.Sites.Find(id)?.Name ?? id;

    protected static string Case(string id) => $"/exceptions/{Uri.EscapeDataString(id)}";

    protected static string Title(TowerState state, string id) => FeedNames.Case(state, id);

    protected static string Function(TowerState state, string id) => FeedNames.Function(state, id);
}
