using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Publishing;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Api;

/// <summary>Protocols on their way: checked, kept as drafts, published by two, and compared over their versions.</summary>
public static class ProtocolDraftsApi
{
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/protocols/validate", ValidateAsync).NeedsScope(Scopes.Protocols).Accepts<string>(ProtocolBody.Types[0], ProtocolBody.Types[1..]);
        api.MapPut("/protocols/{id}/draft", PutAsync).NeedsScope(Scopes.Protocols).Accepts<string>(ProtocolBody.Types[0], ProtocolBody.Types[1..]);
        api.MapGet("/protocols/{id}/draft", Show).NeedsScope(Scopes.Read);
        api.MapPost("/protocols/{id}/publish", PublishAsync).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json");
        api.MapPost("/protocols/{id}/publish/decline", DeclineAsync).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json");
        api.MapGet("/protocols/{id}/versions", Versions).NeedsScope(Scopes.Read);
        api.MapGet("/protocols/{id}/compare", Compare).NeedsScope(Scopes.Read);
    }

    private static async Task<IResult> ValidateAsync(HttpContext context, Submission tower)
    {
        var text = await ProtocolBody.ReadAsync(context);
        if (!text.Succeeded) return Problems.From(text.Refusal);
        var check = ProtocolText.Check(text.Value, ProtocolWorlds.Of(tower.View, tower.Rules));
        return check.Valid
            ? Answers.Ok(new { valid = true, warnings = check.Warnings.Select(FindingShape.Of) })
            : Results.Problem(check.ToRefusal().Message, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: new Dictionary<string, object?>
            {
                ["valid"] = false,
                ["errors"] = check.Errors.Select(FindingShape.Of),
                ["errorCount"] = check.Errors.Count,
                ["warnings"] = check.Warnings.Select(FindingShape.Of),
            });
    }

    private static async Task<IResult> PutAsync(string id, HttpContext context, Submission tower)
    {
        var text = await ProtocolBody.ReadAsync(context);
        if (!text.Succeeded) return Problems.From(text.Refusal);
        var revision = DraftRevision.Of(context);
        if (!revision.Succeeded) return Problems.From(revision.Refusal);
        var kept = await tower.SendAsync<ProtocolDraft>(context, new DraftProtocol(id, text.Value, revision.Value.Number));
        if (!kept.Succeeded) return Problems.From(kept.Refusal);
        context.Response.Headers.ETag = DraftRevision.ETag(kept.Value.Revision);
        return Answers.Ok(DraftShape.Of(kept.Value, Check(tower, kept.Value)));
    }

    private static IResult Show(string id, HttpContext context, Submission tower)
    {
        if (tower.View.Protocols.Drafts.Find(id) is not { } draft) return Problems.From(Refusal.NotFound($"A draft of {id}"));
        context.Response.Headers.ETag = DraftRevision.ETag(draft.Revision);
        return Answers.Ok(DraftShape.Of(draft, Check(tower, draft)));
    }

    /// <summary>The first call asks, one by another person publishes.</summary>
    private static async Task<IResult> PublishAsync(string id, HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var revision = DraftRevision.Of(context);
        if (!revision.Succeeded) return Problems.From(revision.Refusal);
        var answer = await tower.SendAsync<PublishAnswer>(context, new PublishDraft(id, body.Value.Reason, revision.Value.Number));
        if (!answer.Succeeded) return Problems.From(answer.Refusal);
        var status = answer.Value.Version is null ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return Results.Json(PublishShape.Of(answer.Value), ApiJson.Options, statusCode: status);
    }

    private static async Task<IResult> DeclineAsync(string id, HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        return Answers.From(await tower.SendAsync<ProtocolDraft>(context, new EndPublish(id, body.Value.Reason)), draft => DraftShape.Of(draft, Check(tower, draft)));
    }

    private static IResult Versions(string id, Submission tower)
    {
        var protocols = tower.View.Protocols;
        var inForce = protocols.Published.Find(id)?.Version;
        if (inForce is null && !protocols.Drafts.ContainsKey(id)) return Problems.From(Refusal.NotFound($"The protocol {id}"));
        var items = protocols.VersionsOf(id).Reverse().Select(version => VersionShape.Of(version, version.Version == inForce));
        return Answers.Ok(new { items, next = (string?)null });
    }

    /// <param name="from">A version's number, or draft; the version in force when left out.</param>
    /// <param name="to">The draft when left out.</param>
    private static IResult Compare(string id, Submission tower, string? from, string? to)
    {
        var protocols = tower.View.Protocols;
        if (!protocols.Published.ContainsKey(id) && !protocols.Drafts.ContainsKey(id)) return Problems.From(Refusal.NotFound($"The protocol {id}"));
        var pair = new[] { from ?? protocols.Published.Find(id)?.Version.ToString(CultureInfo.InvariantCulture) ?? "0", to ?? "draft" }.Select(name => (Name: name, Text: TextOf(protocols, id, name))).ToList();
        foreach (var (name, _) in pair.Where(one => one.Text is null)) return Problems.From(Refusal.NotFound($"{(name == "draft" ? "A draft" : $"Version {name}")} of {id}"));
        return Answers.Ok(new { protocol = id, from = pair[0].Name, to = pair[1].Name, lines = LineChange.Between(pair[0].Text!, pair[1].Text!) });
    }

    private static string? TextOf(ProtocolState protocols, string id, string name) => name == "draft" ? protocols.Drafts.Find(id)?.Text
        : !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? null
        : version == 0 ? ""
        : protocols.Versions.Find(ProtocolState.VersionKey(id, version))?.Text;

    private static ProtocolCheck Check(Submission tower, ProtocolDraft draft) => ProtocolText.Check(draft.Text, ProtocolWorlds.Of(tower.View, tower.Rules));

    private sealed record ReasonBody(string Reason);
}
