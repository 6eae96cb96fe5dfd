using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Cases, and what people do with them.</summary>
public static class ExceptionsApi
{
    private static readonly JsonSchema NoteSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string","minLength":1,"maxLength":10000}}}""");
    private static readonly JsonSchema AssignSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["owner"],"properties":{"owner":{"type":["string","null"],"maxLength":100}}}""");
    private static readonly JsonSchema ShelveSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["until","reason"],"properties":{"until":{"type":"string","format":"date-time"},"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/exceptions");
        cases.MapGet("", List).NeedsScope(Scopes.Read).OpenToPartners();
        cases.MapGet("/{id}", Show).NeedsScope(Scopes.Read).OpenToPartners();
        cases.MapGet("/{id}/impact", (string id, Submission tower) => tower.View.Exceptions.Find(id) is { } one
            ? Answers.Ok(ImpactShape.Of(tower.View, one, tower.Now, tower.Rules))
            : Problems.From(Refusal.NotFound($"The case {id}"))).NeedsScope(Scopes.Read).Produces<ImpactShape>();
        cases.MapPost("/{id}/acknowledge", (string id, HttpContext context, Submission tower) => ActAsync(context, tower, new AcknowledgeCase(id))).NeedsScope(Scopes.Exceptions);
        cases.MapPost("/{id}/unshelve", (string id, HttpContext context, Submission tower) => ActAsync(context, tower, new UnshelveCase(id))).NeedsScope(Scopes.Exceptions);
        Change<AssignBody>(cases, "assign", AssignSchema, (id, body) => new AssignCase(id, body.Owner));
        Change<NoteBody>(cases, "note", NoteSchema, (id, body) => new NoteCase(id, body.Text));
        Change<ShelveBody>(cases, "shelve", ShelveSchema, (id, body) => new ShelveCase(id, body.Until, body.Reason));
        Change<ReasonBody>(cases, "resolve", ReasonSchema, (id, body) => new ResolveCase(id, body.Reason));
        Change<ReasonBody>(cases, "reopen", ReasonSchema, (id, body) => new ReopenCase(id, body.Reason));
    }

    /// <param name="state">open (the default), resolved or all; partners are told of open ones only.</param>
    private static IResult List(HttpContext context, Submission tower, string? state, string? after, int? limit)
    {
        if (Submission.SightOf(context, tower.View) is { } sight)
        {
            return state is null or "open"
                ? Answers.Page(Paging.Cut(sight.Cases, new(after, limit), one => PartnerCaseShape.Of(sight, one)))
                : Problems.From(Refusal.Invalid("A partner's key is told of open cases: state is open.", "/state"));
        }
        var cases = tower.View.Exceptions;
        IEnumerable<KeyValuePair<string, ExceptionCase>>? chosen = state switch
        {
            null or "open" => cases.Open,
            "resolved" => cases.Resolved,
            "all" => cases.Open.Concat(cases.Resolved).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            _ => null,
        };
        return chosen is null
            ? Problems.From(Refusal.Invalid("state is open, resolved or all.", "/state"))
            : Answers.Page(Paging.Cut(chosen, new(after, limit), one => CaseShape.Of(tower.View, one, tower.Now)));
    }

    private static IResult Show(string id, HttpContext context, Submission tower)
    {
        var state = tower.View;
        if (Submission.SightOf(context, state) is { } sight) return sight.Case(id) is { } own ? Answers.Ok(PartnerCaseShape.Of(sight, own)) : NoCase(id);
        return state.Exceptions.Find(id) is { } one ? Answers.Ok(CaseShape.Of(state, one, tower.Now)) : NoCase(id);
    }

    private static IResult NoCase(string id) => Problems.From(Refusal.NotFound($"The case {id}"));

    private static void Change<T>(RouteGroupBuilder cases, string verb, JsonSchema schema, Func<string, T, object> command) =>
        cases.MapPost($"/{{id}}/{verb}", async (string id, HttpContext context, Submission tower) =>
        {
            var body = await RequestJson.ReadAsync<T>(context.Request, schema, "The body");
            return body.Succeeded ? await ActAsync(context, tower, command(id, body.Value)) : Problems.From(body.Refusal);
        }).NeedsScope(Scopes.Exceptions);

    private static async Task<IResult> ActAsync(HttpContext context, Submission tower, object command) =>
        Answers.From(await tower.SendAsync<ExceptionCase>(context, command), one => CaseShape.Of(tower.View, tower.View.Exceptions.Find(one.Id) ?? one, tower.Now));

    private sealed record NoteBody(string Text);

    private sealed record AssignBody(string? Owner);

    private sealed record ShelveBody(DateTimeOffset Until, string Reason);

    private sealed record ReasonBody(string Reason);
}
