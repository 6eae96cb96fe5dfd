using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.People;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>What customers read, one message of a kind and language at a time: what holds, what was published, and what is to hold from now on.</summary>
public static class MessagesApi
{
    private const string Route = "/orders/messages/{kind}/{language}";

    private static readonly JsonSchema MessageSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["subject","body","reason"],"properties":{
          "subject":{"type":"string","minLength":1,"maxLength":200},"body":{"type":"string","minLength":1,"maxLength":10000},"reason":{"type":"string","minLength":1,"maxLength":2000}}}
        """);

    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(Route, Show).NeedsScope(Scopes.Read).Produces<MessageShape>();
        api.MapPut(Route, PublishAsync).NeedsScope(Scopes.Admin).Accepts<MessageBody>("application/json").Produces<MessageShape>();
        api.MapPost(Route + "/reset", ResetAsync).NeedsScope(Scopes.Admin).Accepts<ReasonBody>("application/json").Produces<MessageShape>();
    }

    private static IResult Show(string kind, string language, HttpContext context, Submission tower) =>
        KindOf(kind) is { } known ? Told(context, tower, (known, language)) : Problems.From(Unknown(kind));

    private static async Task<IResult> PublishAsync(string kind, string language, HttpContext context, Submission tower)
    {
        if (KindOf(kind) is not { } known) return Problems.From(Unknown(kind));
        var newest = DraftRevision.Of(context);
        if (!newest.Succeeded) return Problems.From(newest.Refusal);
        var body = await RequestJson.ReadAsync<MessageBody>(context.Request, MessageSchema, "The message");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var template = new MessageTemplate(known, language, body.Value.Subject, body.Value.Body);
        var done = await tower.SendAsync<MessageHistory>(context, new PublishMessage(template, body.Value.Reason, newest.Value.Number));
        return done.Succeeded ? Told(context, tower, (known, language)) : Problems.From(done.Refusal);
    }

    private static async Task<IResult> ResetAsync(string kind, string language, HttpContext context, Submission tower)
    {
        if (KindOf(kind) is not { } known) return Problems.From(Unknown(kind));
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var done = await tower.SendAsync<MessageHistory>(context, new ResetMessage(known, language, body.Value.Reason));
        return done.Succeeded ? Told(context, tower, (known, language)) : Problems.From(done.Refusal);
    }

    private static IResult Told(HttpContext context, Submission tower, (MessageKind Kind, string Language) of)
    {
        var shape = MessageShape.Of(tower.View, of.Kind, of.Language);
        context.Response.Headers.ETag = DraftRevision.ETag(shape.Versions.Count);
        return Answers.Ok(shape);
    }

    /// <summary>As the API writes it; numbers are no names.</summary>
    private static MessageKind? KindOf(string kind)
    {
        foreach (var one in Enum.GetValues<MessageKind>())
        {
            if ($"{one}".Equals(kind, StringComparison.OrdinalIgnoreCase)) return one;
        }
        return null;
    }

    private static Refusal Unknown(string kind) => Refusal.NotFound($"The message {kind}; there are placed, shipped, delayed and readyForPickUp. It");

    private sealed record MessageBody(string Subject, string Body, string Reason);

    private sealed record ReasonBody(string Reason);
}

/// <param name="Holds">What a customer reads; of another language where this one has no text.</param>
/// <param name="Versions">From 1, oldest first; none where nothing was ever published.</param>
public sealed record MessageShape(MessageKind Kind, string Language, TemplateShape Holds, IReadOnlyList<MessageVersionShape> Versions)
{
    public static MessageShape Of(TowerState state, MessageKind kind, string language) => new(
        kind, language, TemplateShape.Of(MessageTemplates.Find(state.Orders.Outward ?? OutwardTerms.Default, kind, language)),
        [.. (state.Orders.MessageOf(kind, language)?.Versions ?? []).Select(version => new MessageVersionShape(version.Version, version.Template?.Subject, version.Template?.Body, version.At, version.By, version.Reason))]);
}

/// <param name="Subject">Null, as the body, where it was put back to what ships.</param>
/// <param name="By">As actors are written in the journal.</param>
public sealed record MessageVersionShape(int Version, string? Subject, string? Body, DateTimeOffset At, string By, string Reason);
