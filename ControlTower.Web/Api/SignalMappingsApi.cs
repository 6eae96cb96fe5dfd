using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Signals;
using ControlTower.Core.Signals.Mapping;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Api;

/// <summary>Mappings that turn JSON of a foreign shape into signals: kept, tried on a sample, and used.</summary>
public static class SignalMappingsApi
{
    private static readonly JsonSchema TrySchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["mapping","sample"],"properties":{"mapping":{"type":"string","maxLength":65536},"sample":{}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/signal-mappings", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Signals.Mappings, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapGet("/signal-mappings/{id}", Show).NeedsScope(Scopes.Read);
        api.MapPut("/signal-mappings/{id}", PutAsync).NeedsScope(Scopes.Signals).Accepts<string>("application/yaml");
        api.MapPost("/signal-mappings/try", async (HttpContext context, Submission tower) =>
        {
            var body = await RequestJson.ReadAsync<TryBody>(context.Request, TrySchema, "The trial");
            return body.Succeeded ? Answers.Ok(MappingTrial.Of(body.Value.Mapping, body.Value.Sample, tower.View, tower.Now)) : Problems.From(body.Refusal);
        }).NeedsScope(Scopes.Signals);
        api.MapPost("/signals/mapped/{mapping}", TakeAsync).NeedsScope(Scopes.Signals).Accepts<object>("application/json").Produces<SignalsTaken>(StatusCodes.Status202Accepted);
    }

    private static IResult Show(string id, HttpContext context, Submission tower)
    {
        if (tower.View.Signals.Mappings.Find(id) is not { } one) return Problems.From(Unknown(id));
        context.Response.Headers.ETag = ETag(one);
        return Answers.Ok(one);
    }

    private static async Task<IResult> PutAsync(string id, HttpContext context, Submission tower)
    {
        // Left open: the digest of a repeatable request is taken of the same body.
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var match = context.Request.Headers.IfMatch.ToString();
        var version = 0;
        if (match is not ("" or "*") && !int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            return Problems.From(new Refusal(RefusalKind.PreconditionFailed, $"If-Match {match} is not an ETag of a mapping."));
        }
        var kept = await tower.SendAsync<KeptMapping>(context, new PutSignalMapping(id, text, match is "" or "*" ? null : version));
        if (kept.Succeeded) context.Response.Headers.ETag = ETag(kept.Value);
        return Answers.From(kept);
    }

    private static async Task<IResult> TakeAsync(string mapping, HttpContext context, Submission tower)
    {
        if (tower.View.Signals.Mappings.Find(mapping) is not { } known) return Problems.From(Unknown(mapping));
        var read = await RequestJson.ReadAsync(context.Request, "application/json");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        using var document = read.Value;
        var parsed = SignalMappingText.Parse(known.Text);
        if (!parsed.Succeeded) return Problems.From(parsed.Refusal);
        var candidates = MappedEvents.Read(parsed.Value, document.RootElement, tower.Now);
        if (!candidates.Succeeded) return Problems.From(candidates.Refusal);
        var answer = await tower.SendAsync<SignalsTaken>(context, new TakeSignals(candidates.Value));
        return answer.Succeeded ? Results.Json(answer.Value, ApiJson.Options, statusCode: StatusCodes.Status202Accepted) : Problems.From(answer.Refusal);
    }

    private static Refusal Unknown(string id) => Refusal.NotFound($"The mapping {id}");

    private static string ETag(KeptMapping one) => $"\"{one.Version.ToString(CultureInfo.InvariantCulture)}\"";

    private sealed record TryBody(string Mapping, JsonElement Sample);
}
