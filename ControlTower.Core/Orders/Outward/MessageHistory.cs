using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders.Outward;

/// <summary>What was published of one message, version by version.</summary>
/// <param name="Versions">From 1, oldest first.</param>
public sealed record MessageHistory(MessageKind Kind, string Language, IReadOnlyList<MessageVersion> Versions);

/// <param name="Template">Null where it was put back to what ships.</param>
public sealed record MessageVersion(int Version, MessageTemplate? Template, DateTimeOffset At, string By, string Reason);

/// <summary>From now on customers read this.</summary>
/// <param name="Version">From 1, of this kind and language.</param>
[FactKind("outward.messagePublished")]
public sealed record MessagePublished(MessageTemplate Template, int Version, string Reason) : IFact;

/// <summary>The company's own text no longer holds: what ships does, or the company's language where none ships.</summary>
[FactKind("outward.messageReset")]
public sealed record MessageReset(MessageKind Kind, string Language, int Version, string Reason) : IFact;

/// <param name="IfMatch">The newest version that the writer knows, 0 for none; null where it does not matter.</param>
public sealed record PublishMessage(MessageTemplate Template, string Reason, int? IfMatch);

public sealed record ResetMessage(MessageKind Kind, string Language, string Reason);

internal static class MessageApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        MessagePublished one => With(state, (one.Template.Kind, one.Template.Language), new(one.Version, one.Template, fact.RecordedAt, fact.Actor, one.Reason)),
        MessageReset one => With(state, (one.Kind, one.Language), new(one.Version, null, fact.RecordedAt, fact.Actor, one.Reason)),
        _ => state,
    };

    private static OrderState With(OrderState state, (MessageKind Kind, string Language) of, MessageVersion version)
    {
        var terms = state.Outward ?? OutwardTerms.Default;
        var others = terms.Templates.Where(one => (one.Kind, one.Language) != of);
        var history = state.MessageOf(of.Kind, of.Language) ?? new(of.Kind, of.Language, []);
        return state with
        {
            Outward = terms with { Templates = version.Template is { } own ? [.. others, own] : [.. others] },
            Messages = state.Messages.Set(OrderState.MessageKey(of.Kind, of.Language), history with { Versions = [.. history.Versions, version] }),
        };
    }
}
