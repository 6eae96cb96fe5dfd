using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Outward;

namespace ControlTower.Web.Features.Orders.Messages;

/// <summary>Writes one message to customers: what stands in the form is the writer's until it is published or left.</summary>
/// <param name="send">Sends a command in the writer's name.</param>
public sealed class MessageDesk(Func<object, Task<Result<MessageHistory>>> send)
{
    public const string Scope = Scopes.Admin;

    private int known;

    /// <summary>What holds; where none is of the language, what is read in its place.</summary>
    private MessageTemplate holds = MessageTemplates.Shipped[0];

    public MessageKind Kind { get; private set; }

    public string Language { get; private set; } = MessageTemplates.ShippedLanguage;

    public string Subject { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Why it was not done.</summary>
    public string? Refused { get; private set; }

    public MessageTemplate Template => new(Kind, Language, Subject, Body);

    /// <summary>What is wrong with the text as it stands.</summary>
    public string? SubjectFault => Subject.Trim().Length == 0 ? "A subject is one line." : MessageTemplates.Fault(Kind, Subject);

    public string? BodyFault => Body.Trim().Length == 0 ? "A message says something." : MessageTemplates.Fault(Kind, Body);

    public bool Changed => Template != holds;

    public bool Ready => Changed && SubjectFault is null && BodyFault is null;

    public void Choose(TowerState state, MessageKind kind, string language)
    {
        holds = MessageTemplates.Find(state.Orders.Outward ?? OutwardTerms.Default, kind, language);
        known = state.Orders.MessageOf(kind, language)?.Versions.Count ?? 0;
        (Kind, Language, Subject, Body, Refused) = (kind, language, holds.Subject, holds.Body, null);
    }

    /// <summary>Takes the text of an earlier version, or what ships, into the form.</summary>
    public void Take(MessageTemplate text) => (Subject, Body) = (text.Subject, text.Body);

    /// <summary>What the customer of the order would read.</summary>
    public (string Subject, string Body) Preview(TowerState state, OrderTrack track) => CustomerMessages.Preview(state, track, Template);

    public Task<bool> PublishAsync(TowerState state, string reason) => DoAsync(state, new PublishMessage(Template, reason, known));

    public Task<bool> ResetAsync(TowerState state, string reason) => DoAsync(state, new ResetMessage(Kind, Language, reason));

    private async Task<bool> DoAsync(TowerState state, object command)
    {
        var answer = await send(command);
        Refused = answer.Succeeded ? null : answer.Refusal.Message;
        if (!answer.Succeeded) return false;
        known = answer.Value.Versions.Count;
        holds = answer.Value.Versions[^1].Template ?? MessageTemplates.Find((state.Orders.Outward ?? OutwardTerms.Default) with { Templates = [] }, Kind, Language);
        if (command is ResetMessage) Take(holds);
        return true;
    }
}
