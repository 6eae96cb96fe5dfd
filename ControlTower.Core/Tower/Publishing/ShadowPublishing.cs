using System.Text.RegularExpressions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Publishing;

/// <summary>Takes versions out of the shadow: into force by two, as drafts are, or out of sight by one.</summary>
internal static partial class ShadowPublishing
{
    private const int LongestReason = 2_000;

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        PromoteShadow promote => Promote(turn, promote),
        EndShadow end => End(turn, end),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Promote(Turn turn, PromoteShadow promote)
    {
        if (turn.State.Protocols.ShadowOf(promote.Protocol) is not { } shadow) return NoShadow(promote.Protocol);
        if (ReasonAgainst(promote.Reason) is { } objection) return objection;
        var live = With(turn, shadow, "live");
        if (!live.Succeeded) return live.Refusal;
        if (turn.State.Protocols.Promotions.Find(promote.Protocol) is { } request) return Confirm(turn, (shadow, request), live.Value);
        turn.Record(new ShadowPromotionRequested(promote.Protocol, shadow.Version, promote.Reason));
        return new PromotionAnswer(promote.Protocol, shadow.Version, null, turn.Caller.Actor, turn.Now, promote.Reason);
    }

    private static Result<object> Confirm(Turn turn, (ProtocolVersion Shadow, PublishRequest Request) asked, (ProtocolDocument Document, string Text) live)
    {
        var (shadow, request) = asked;
        var actor = turn.Caller.Actor;
        if (actor == request.By) return Refusal.Conflict($"You asked for it at {request.At:u}; another person promotes it.") with { FirstBy = request.By, FirstAt = request.At };
        if (shadow.Authors.Contains(actor)) return Refusal.Conflict("You wrote a part of this version; somebody who did not promotes it.") with { FirstBy = request.By, FirstAt = request.At };
        if (turn.Caller.Person is null && !turn.Caller.IsAdministratorKey) return Refusal.Forbidden("A person promotes what another asked for; an integration's key does not.");
        var version = turn.State.Protocols.NextVersion(live.Document.Id);
        turn.Record(new ProtocolPublished(version, live.Document, live.Text) { Because = request.Reason, AskedBy = request.By, Authors = shadow.Authors });
        return new PromotionAnswer(live.Document.Id, shadow.Version, version, request.By, request.At, request.Reason);
    }

    /// <summary>Beside a live version it is gone; where it was alone the protocol is off.</summary>
    private static Result<object> End(Turn turn, EndShadow end)
    {
        if (turn.State.Protocols.ShadowOf(end.Protocol) is not { } shadow) return NoShadow(end.Protocol);
        if (ReasonAgainst(end.Reason) is { } objection) return objection;
        if (!turn.State.Protocols.Shadows.ContainsKey(end.Protocol))
        {
            var off = With(turn, shadow, "off");
            if (!off.Succeeded) return off.Refusal;
            turn.Record(new ProtocolPublished(turn.State.Protocols.NextVersion(end.Protocol), off.Value.Document, off.Value.Text) { Because = end.Reason, Authors = shadow.Authors });
            return Done.Well;
        }
        turn.Record(new ShadowEnded(end.Protocol, shadow.Version, end.Reason));
        return Done.Well;
    }

    /// <summary>The same text in another mode.</summary>
    private static Result<(ProtocolDocument Document, string Text)> With(Turn turn, ProtocolVersion shadow, string mode)
    {
        var text = InShadow().Replace(shadow.Text, match => $"{match.Groups["name"].Value}{mode}", 1);
        var check = ProtocolText.Check(text, ProtocolWorlds.Of(turn.State, turn.Rules));
        if (check.Document is not { } document) return check.ToRefusal();
        return document.Mode != ProtocolMode.Shadow && document.Id == shadow.Document.Id
            ? (document, text)
            : Refusal.Conflict($"Where the text says its mode cannot be told; write mode: {mode} in the draft and publish that.");
    }

    private static Refusal NoShadow(string protocol) => Refusal.NotFound($"A version of {protocol} in the shadow");

    private static Refusal? ReasonAgainst(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? Refusal.Invalid("A reason is needed, for whoever decides and whoever reads it later.", "/reason")
        : JsonText.Objection(reason, LongestReason) is { } objection ? Refusal.Invalid($"The reason is not taken: {objection}.", "/reason")
        : null;

    [GeneratedRegex("""(?<name>(?:^|[{,])\s*["']?mode["']?\s*:\s*["']?)shadow""", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex InShadow();
}
