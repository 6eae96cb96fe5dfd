using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Web.Api;

/// <summary>What people and systems say about the steps of a run.</summary>
public static class StepsApi
{
    private static readonly JsonSchema NoteSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"properties":{"note":{"type":["string","null"],"maxLength":2000}}}""");
    private static readonly JsonSchema TextSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string","maxLength":2000}}}""");
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        var steps = api.MapGroup("/runs/{id}/steps/{step:int}");
        Map<NoteBody>(steps, "done", NoteSchema, (run, step, body) => new MarkStepDone(run, step, body.Note));
        Map<TextBody>(steps, "note", TextSchema, (run, step, body) => new NoteStep(run, step, body.Text));
        Map<ReasonBody>(steps, "blocked", ReasonSchema, (run, step, body) => new BlockStep(run, step, body.Reason));
        Map<ReasonBody>(steps, "impossible", ReasonSchema, (run, step, body) => new FailStep(run, step, body.Reason));
        Map<ReasonBody>(steps, "retry", ReasonSchema, (run, step, body) => new RetryStep(run, step, body.Reason));
        Map<ReasonBody>(steps, "give-up", ReasonSchema, (run, step, body) => new GiveUpStep(run, step, body.Reason));
    }

    private static void Map<T>(IEndpointRouteBuilder steps, string verb, JsonSchema schema, Func<string, int, T, object> command)
        where T : class => steps.MapPost($"/{verb}", async (string id, int step, HttpContext context, Submission tower) =>
    {
        var body = await RequestJson.ReadAsync<T>(context.Request, schema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<Run>(context, command(id, step, body.Value))) : Problems.From(body.Refusal);
    }).NeedsScope(Scopes.Exceptions);

    private sealed record NoteBody(string? Note);

    private sealed record TextBody(string Text);

    private sealed record ReasonBody(string Reason);
}
