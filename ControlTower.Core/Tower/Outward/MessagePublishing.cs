using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Outward;

namespace ControlTower.Core.Tower.Outward;

/// <summary>What customers read, changed one message at a time, each with its reason.</summary>
internal static class MessagePublishing
{
    private const int MostVersions = 1_000;
    private const int LongestSubject = 200;
    private const int LongestBody = 10_000;
    private const int LongestReason = 2_000;

    public static Result<object> Handle(Turn turn, object command)
    {
        if (turn.Caller.Person is null && !turn.Caller.IsAdministratorKey) return Refusal.Forbidden("A person says what customers read; an integration's key does not.");
        return command switch
        {
            PublishMessage publish => Publish(turn, publish),
            ResetMessage reset => Reset(turn, reset),
            _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
        };
    }

    /// <summary>What is wrong with a message; null where nothing is.</summary>
    public static Refusal? Fault(MessageTemplate one, string at)
    {
        if (one.Subject.Trim().Length is 0 or > LongestSubject || one.Subject.Any(char.IsControl)) return Refusal.Invalid($"A subject is one line of up to {LongestSubject} characters.", $"{at}/subject");
        if (one.Body.Trim().Length is 0 or > LongestBody) return Refusal.Invalid($"A message has up to {LongestBody} characters.", $"{at}/body");
        if (MessageTemplates.Fault(one.Kind, one.Subject) is { } subject) return Refusal.Invalid(subject, $"{at}/subject");
        return MessageTemplates.Fault(one.Kind, one.Body) is { } body ? Refusal.Invalid(body, $"{at}/body") : null;
    }

    private static Result<object> Publish(Turn turn, PublishMessage publish)
    {
        var template = publish.Template;
        if (template.Language is not [>= 'a' and <= 'z', >= 'a' and <= 'z']) return Refusal.Invalid("A language is two small letters after ISO 639-1, such as en.", "/language");
        if (Fault(template, "") is { } fault) return fault;
        var newest = turn.State.Orders.MessageOf(template.Kind, template.Language)?.Versions.Count ?? 0;
        if (publish.IfMatch is { } known && known != newest) return new Refusal(RefusalKind.PreconditionFailed, $"The message is at version {newest}, not {known}: somebody published meanwhile.");
        if (newest >= MostVersions) return Refusal.Conflict($"The message has {MostVersions} versions, which is the most.");
        if (Wording.Check(publish.Reason, LongestReason, "/reason", "Say why.") is { } why) return why;
        turn.Record(new MessagePublished(template, newest + 1, publish.Reason.Trim()));
        return turn.State.Orders.MessageOf(template.Kind, template.Language)!;
    }

    private static Result<object> Reset(Turn turn, ResetMessage reset)
    {
        var terms = turn.State.Orders.Outward ?? OutwardTerms.Default;
        if (!terms.Templates.Any(one => one.Kind == reset.Kind && one.Language == reset.Language)) return Refusal.Conflict("It is as it ships.");
        if (Wording.Check(reset.Reason, LongestReason, "/reason", "Say why.") is { } why) return why;
        turn.Record(new MessageReset(reset.Kind, reset.Language, (turn.State.Orders.MessageOf(reset.Kind, reset.Language)?.Versions.Count ?? 0) + 1, reset.Reason.Trim()));
        return turn.State.Orders.MessageOf(reset.Kind, reset.Language)!;
    }
}
