using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Signals;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Api;

/// <summary>Signals in, the rejected queue, and what each source is expected to do.</summary>
public static class SignalsApi
{
    public const string Event = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    private const int MostEvents = 50_000;

    private static readonly JsonSchema DiscardSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");
    private static readonly JsonSchema PrecedenceSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["order","hours"],"properties":{"order":{"type":"array","maxItems":50,"items":{"type":"string","minLength":1,"maxLength":500}},"hours":{"type":"number"}}}""");
    private static readonly JsonSchema ExpectSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["source","intervalHours"],"properties":{"source":{"type":"string","minLength":1,"maxLength":500},"intervalHours":{"type":["number","null"]},"kind":{"type":["string","null"],"maxLength":20}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/signals", TakeAsync).NeedsScope(Scopes.Signals).OpenToPartners().Accepts<object>(Event, Batch).Produces<SignalsTaken>(StatusCodes.Status202Accepted);
        api.MapGet("/signals/rejected", Rejected).NeedsScope(Scopes.Read).OpenToPartners();
        api.MapPost("/signals/rejected/{id}/replay", ReplayAsync).NeedsScope(Scopes.Signals).OpenToPartners();
        api.MapPost("/signals/rejected/{id}/discard", async (string id, HttpContext context, Submission tower) =>
            await Answers.WithAsync<DiscardBody>(context, DiscardSchema, body => tower.SendAsync<object>(context, new DiscardRejected(id, body.Reason)))).NeedsScope(Scopes.Signals).OpenToPartners();
        api.MapGet("/sources", Sources).NeedsScope(Scopes.Read).OpenToPartners();
        api.MapGet("/sources/precedence", (Submission tower) => Answers.Ok(new { items = tower.View.Signals.Precedences.Values, next = (string?)null })).NeedsScope(Scopes.Read);
        api.MapPut("/sources/precedence/{field}", async (string field, HttpContext context, Submission tower) =>
            await Answers.WithAsync<PrecedenceBody>(context, PrecedenceSchema, body => tower.SendAsync<object>(context, new SetPrecedence(field, body.Order, body.Hours)))).NeedsScope(Scopes.Signals);
        api.MapPost("/sources/expect", async (HttpContext context, Submission tower) =>
            await Answers.WithAsync<ExpectSource>(context, ExpectSchema, body => tower.SendAsync<object>(context, body))).NeedsScope(Scopes.Signals);
    }

    private static IResult Sources(HttpContext context, Submission tower, string? after, int? limit)
    {
        var state = tower.View;
        if (Submission.SightOf(context, state) is not { } sight) return Answers.Page(Paging.Cut(state.Signals.Sources, new(after, limit), SourceShape.Of));
        var own = sight.Sources.Select(pair => KeyValuePair.Create(PartnerSources.Told(sight.Partner, pair.Key), pair.Value));
        return Answers.Page(Paging.Cut(own, new(after, limit), one => SourceShape.Of(one) with { Name = PartnerSources.Told(sight.Partner, one.Name), Contradictions = null }));
    }

    private static IResult Rejected(HttpContext context, Submission tower, string? after, int? limit)
    {
        var state = tower.View;
        return Submission.SightOf(context, state) is { } sight
            ? Answers.Page(Paging.Cut(sight.Rejected, new(after, limit), one => PartnerRejectedShape.Of(sight, one)))
            : Answers.Page(Paging.Cut(state.Signals.Rejected, new(after, limit), one => one));
    }

    private static async Task<IResult> TakeAsync(HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync(context.Request, Event, Batch);
        if (!read.Succeeded) return Problems.From(read.Refusal);
        using var document = read.Value;
        var single = context.Request.ContentType!.StartsWith(Event, StringComparison.OrdinalIgnoreCase);
        if (Shape(document.RootElement, single) is { } refusal) return Problems.From(refusal);
        var now = tower.Now;
        var candidates = single ? [CloudEvents.Read(document.RootElement, now)] : CloudEvents.ReadBatch(document.RootElement, now);
        var answer = await tower.SendAsync<SignalsTaken>(context, new TakeSignals(candidates, single));
        return answer.Succeeded ? Results.Json(answer.Value, ApiJson.Options, statusCode: StatusCodes.Status202Accepted) : Problems.From(answer.Refusal);
    }

    private static Refusal? Shape(JsonElement root, bool single)
    {
        if (single) return root.ValueKind == JsonValueKind.Object ? null : Refusal.Invalid($"Expected one event as an object; several go as {Batch}.");
        if (root.ValueKind != JsonValueKind.Array) return Refusal.Invalid("Expected an array of events.");
        return root.GetArrayLength() > MostEvents ? Refusal.Invalid($"A batch holds up to {MostEvents} events, found {root.GetArrayLength()}.") : null;
    }

    private static async Task<IResult> ReplayAsync(string id, HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync(context.Request, Event, "application/json");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        using var document = read.Value;
        if (Shape(document.RootElement, single: true) is { } refusal) return Problems.From(refusal);
        return Answers.From(await tower.SendAsync<SignalsTaken>(context, new ReplayRejected(id, CloudEvents.Read(document.RootElement, tower.Now))));
    }

    private sealed record PrecedenceBody(IReadOnlyList<string> Order, decimal Hours);

    private sealed record DiscardBody(string Reason);
}
