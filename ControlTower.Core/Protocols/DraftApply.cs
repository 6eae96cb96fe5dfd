using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>How drafts change with each fact.</summary>
internal static class DraftApply
{
    public static ProtocolState Apply(ProtocolState state, Fact fact) => fact.Body switch
    {
        ProtocolDrafted drafted => state with { Drafts = state.Drafts.Set(drafted.Protocol, Written(state.Drafts.Find(drafted.Protocol), drafted, fact)) },
        ProtocolPublishRequested asked => With(state, asked.Protocol, draft => draft with { Request = new(fact.Actor, fact.RecordedAt, asked.Reason) }),
        ProtocolPublishDeclined declined => With(state, declined.Protocol, draft => draft with { Request = null }),
        _ => state,
    };

    /// <summary>The draft that a version was; a version that was none leaves drafts as they are.</summary>
    public static OrdinalMap<ProtocolDraft> Published(OrdinalMap<ProtocolDraft> drafts, ProtocolPublished published) =>
        published.Revision is not null && drafts.Find(published.Document.Id) is { } draft
            ? drafts.Set(draft.Id, draft with { Authors = [], Request = null, PublishedAs = published.Version })
            : drafts;

    private static ProtocolDraft Written(ProtocolDraft? before, ProtocolDrafted drafted, Fact fact) => new(
        drafted.Protocol, drafted.Revision, drafted.Text, fact.RecordedAt, fact.Actor,
        [.. (before?.Authors ?? []).Append(fact.Actor).Distinct().Order(StringComparer.Ordinal)]);

    private static ProtocolState With(ProtocolState state, string id, Func<ProtocolDraft, ProtocolDraft> change) =>
        state.Drafts.Find(id) is { } draft ? state with { Drafts = state.Drafts.Set(id, change(draft)) } : state;
}
