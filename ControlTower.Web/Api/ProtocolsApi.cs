using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Api;

/// <summary>Published protocols, runs, and the schemas of signals.</summary>
public static class ProtocolsApi
{
    private static readonly JsonSchema NoteSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"properties":{"note":{"type":["string","null"],"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/protocols", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Protocols.Published, new(after, limit), ProtocolShape.Of))).NeedsScope(Scopes.Read);
        api.MapGet("/protocols/{id}", (string id, Submission tower) => tower.View.Protocols.Published.TryGetValue(id, out var version)
            ? Answers.Ok(ProtocolShape.Of(version))
            : Problems.From(Refusal.NotFound($"The protocol {id}"))).NeedsScope(Scopes.Read);
        api.MapPost("/protocols", PublishAsync).NeedsScope(Scopes.Protocols).Accepts<string>("application/yaml");
        api.MapGet("/runs", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Protocols.Runs, new(after, limit), run => run))).NeedsScope(Scopes.Read);
        api.MapGet("/runs/{id}", (string id, Submission tower) => tower.View.Protocols.Runs.TryGetValue(id, out var run)
            ? Answers.Ok(run)
            : Problems.From(Refusal.NotFound($"The run {id}"))).NeedsScope(Scopes.Read);
        api.MapPost("/runs/{id}/steps/{step:int}/done", async (string id, int step, HttpContext context, Submission tower) =>
        {
            var body = await RequestJson.ReadAsync<NoteBody>(context.Request, NoteSchema, "The body");
            return body.Succeeded ? Answers.From(await tower.SendAsync<Run>(context, new MarkStepDone(id, step, body.Value.Note))) : Problems.From(body.Refusal);
        }).NeedsScope(Scopes.Exceptions);
    }

    /// <summary>Schemas are for whoever builds a sender, so they need no key.</summary>
    public static void MapSchemas(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/schemas/signals", () => Answers.Ok(new { items = SignalTypes.Schemas.Keys, next = (string?)null }));
        routes.MapGet("/schemas/signals/{type}.json", (string type) => SignalTypes.Schemas.TryGetValue(type, out var schema)
            ? Results.Text(schema.Text, "application/schema+json")
            : Problems.From(Refusal.NotFound($"The signal type {type}")));
        routes.MapGet("/schemas/network.json", () => Results.Text(NetworkApi.Schema.Text, "application/schema+json"));
    }

    /// <summary>Publishes a document as the next version of its protocol; open runs stay with theirs.</summary>
    private static async Task<IResult> PublishAsync(HttpContext context, Submission tower)
    {
        // Left open: the digest of a repeatable request is taken of the same body.
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var document = ProtocolText.Parse(text);
        if (!document.Succeeded) return Problems.From(document.Refusal);
        var published = await tower.SendAsync<object>(context, new PublishProtocol(document.Value, text));
        return published.Succeeded ? Answers.Ok(ProtocolShape.Of(tower.View.Protocols.Published[document.Value.Id])) : Problems.From(published.Refusal);
    }

    private sealed record NoteBody(string? Note);

    private sealed record ProtocolShape(string Id, string Title, int Version, ProtocolMode Mode, string Reason, DateTimeOffset PublishedAt, string PublishedBy, ProtocolDocument Document, string Text)
    {
        public static ProtocolShape Of(ProtocolVersion version) => new(
            version.Document.Id, version.Document.Title, version.Version, version.Document.Mode, version.Document.Reason, version.PublishedAt, version.PublishedBy, version.Document, version.Text);
    }
}
