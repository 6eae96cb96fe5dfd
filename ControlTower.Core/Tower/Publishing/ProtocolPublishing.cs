using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Publishing;

/// <summary>
/// Drafts and what becomes of them. A draft is published by two: one asks, another confirms who neither asked nor wrote any of it.
/// A change in between makes the question void.
/// </summary>
internal static class ProtocolPublishing
{
    private const int LongestReason = 2_000;
    private const int LongestId = 100;
    private const int MostDrafts = 20_000;

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        PublishProtocol publish => Publish(turn, publish),
        DraftProtocol draft => Draft(turn, draft),
        PublishDraft publish => PublishDraft(turn, publish),
        EndPublish end => End(turn, end),
        _ => throw new InvalidOperationException($"Nothing publishes {command.GetType().Name}."),
    };

    /// <summary>At once: for what ships, and for the administrator's key.</summary>
    private static Result<object> Publish(Turn turn, PublishProtocol publish)
    {
        var protocols = turn.State.Protocols;
        if ((protocols.Shadows.Find(publish.Document.Id) ?? protocols.Published.Find(publish.Document.Id))?.Text == publish.Text) return Done.Well;
        var check = ProtocolText.Check(publish.Document, ProtocolWorlds.Of(turn.State, turn.Rules));
        if (!check.Valid) return check.ToRefusal();
        turn.Record(new ProtocolPublished(protocols.NextVersion(publish.Document.Id), publish.Document, publish.Text));
        return Done.Well;
    }

    private static Result<object> Draft(Turn turn, DraftProtocol draft)
    {
        if (draft.Protocol.Length is 0 or > LongestId || draft.Protocol.Any(letter => char.IsControl(letter) || letter is '/')) return Refusal.Invalid($"A protocol's id has 1 to {LongestId} printable characters.");
        if (draft.Text.Length > ProtocolText.LongestText) return Refusal.Invalid($"A protocol's text has at most {ProtocolText.LongestText} characters, found {draft.Text.Length}.");
        if (draft.Text.Contains('\0', StringComparison.Ordinal) || JsonText.Objection(draft.Text, ProtocolText.LongestText) is not null) return Refusal.Invalid("The text holds a character that cannot be read by people.");
        var before = turn.State.Protocols.Drafts.Find(draft.Protocol);
        if (draft.IfRevision is { } wanted && wanted != (before?.Revision ?? 0)) return Changed(draft.Protocol, before);
        if (before?.Text == draft.Text) return before;
        if (before is null && turn.State.Protocols.Drafts.Count >= MostDrafts) return Refusal.Conflict($"There are {MostDrafts} drafts, which is the most.");
        if (before?.Request is not null) turn.Conclude(new ProtocolPublishDeclined(draft.Protocol, before.Revision, PublishEnd.Void, "the draft was changed"));
        turn.Record(new ProtocolDrafted(draft.Protocol, (before?.Revision ?? 0) + 1, draft.Text));
        return turn.State.Protocols.Drafts[draft.Protocol];
    }

    private static Result<object> PublishDraft(Turn turn, PublishDraft publish)
    {
        if (turn.State.Protocols.Drafts.Find(publish.Protocol) is not { } draft) return Refusal.NotFound($"A draft of {publish.Protocol}");
        if (publish.IfRevision is { } wanted && wanted != draft.Revision) return Changed(publish.Protocol, draft);
        if (ReasonAgainst(publish.Reason) is { } objection) return objection;
        if (draft.PublishedAs is { } version) return Refusal.Conflict($"The draft is version {version} already; change it first.");
        var check = ProtocolText.Check(draft.Text, ProtocolWorlds.Of(turn.State, turn.Rules));
        if (check.Document is not { } document) return check.ToRefusal();
        if (document.Id != publish.Protocol) return new Refusal(RefusalKind.Unprocessable, $"The draft of {publish.Protocol} says that its id is {document.Id}; write the same id.", "/id");
        if (draft.Request is { } request) return Confirm(turn, (draft, request, document));
        turn.Record(new ProtocolPublishRequested(draft.Id, draft.Revision, publish.Reason));
        return new PublishAnswer(draft.Id, draft.Revision, null, turn.Caller.Actor, turn.Now, publish.Reason);
    }

    private static Result<object> Confirm(Turn turn, (ProtocolDraft Draft, PublishRequest Request, ProtocolDocument Document) asked)
    {
        var (draft, request, document) = asked;
        var actor = turn.Caller.Actor;
        if (actor == request.By) return Refusal.Conflict($"You asked for it at {request.At:u}; another person publishes it.") with { FirstBy = request.By, FirstAt = request.At };
        if (draft.Authors.Contains(actor)) return Refusal.Conflict("You wrote a part of this draft; somebody who did not publishes it.") with { FirstBy = request.By, FirstAt = request.At };
        if (turn.Caller.Person is null && !turn.Caller.IsAdministratorKey) return Refusal.Forbidden("A person publishes what another asked for; an integration's key does not.");
        var version = turn.State.Protocols.NextVersion(document.Id);
        turn.Record(new ProtocolPublished(version, document, draft.Text) { Because = request.Reason, AskedBy = request.By, Authors = draft.Authors, Revision = draft.Revision });
        return new PublishAnswer(draft.Id, draft.Revision, version, request.By, request.At, request.Reason);
    }

    private static Result<object> End(Turn turn, EndPublish end)
    {
        if (turn.State.Protocols.Drafts.Find(end.Protocol) is not { Request: { } request } draft) return Refusal.Conflict($"Nobody asks that {end.Protocol} be published.");
        if (ReasonAgainst(end.Reason) is { } objection) return objection;
        turn.Record(new ProtocolPublishDeclined(draft.Id, draft.Revision, request.By == turn.Caller.Actor ? PublishEnd.Withdrawn : PublishEnd.Declined, end.Reason));
        return turn.State.Protocols.Drafts[draft.Id];
    }

    private static Refusal? ReasonAgainst(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? Refusal.Invalid("A reason is needed, for whoever decides and whoever reads it later.", "/reason")
        : JsonText.Objection(reason, LongestReason) is { } objection ? Refusal.Invalid($"The reason is not taken: {objection}.", "/reason")
        : null;

    private static Refusal Changed(string id, ProtocolDraft? draft) => new(RefusalKind.PreconditionFailed, draft is null
        ? $"There is no draft of {id} yet."
        : $"The draft of {id} has changed: it is at revision {draft.Revision} now; look at it and send yours anew.")
    {
        FirstBy = draft?.By,
        FirstAt = draft?.At,
    };
}
