using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.People;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Api;

/// <summary>Who is told what of orders: systems by their duty, customers by template; and the address under which a customer sees an order.</summary>
public static class OutwardApi
{
    private static readonly JsonSchema TermsSchema = JsonSchema.Parse(Embedded.Text("outward/terms.json"));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/orders/outward", (Submission tower) => Answers.Ok(tower.View.Orders.Outward ?? OutwardTerms.Default)).NeedsScope(Scopes.Read).Produces<OutwardTerms>();
        api.MapPut("/orders/outward", PutAsync).NeedsScope(Scopes.Admin).Accepts<OutwardTerms>("application/json").Produces<OutwardTerms>();
        api.MapGet("/orders/templates", (Submission tower) => Answers.Ok(new { items = MessageTemplates.Of(tower.View.Orders.Outward ?? OutwardTerms.Default).Select(TemplateShape.Of), next = (string?)null })).NeedsScope(Scopes.Read);
        api.MapGet("/orders/{id}/tracking", Tracking).NeedsScope(Scopes.Read).Produces<TrackingShape>();
    }

    private static async Task<IResult> PutAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<OutwardTerms>(context.Request, TermsSchema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<OutwardTerms>(context, new PutOutwardTerms(body.Value))) : Problems.From(body.Refusal);
    }

    private static IResult Tracking(string id, Submission tower, TrackingLinks links) => tower.View.Orders.Tracks.ContainsKey(id)
        ? Answers.Ok(new TrackingShape(links.TokenOf(id), $"{tower.View.Orders.Outward?.TrackingAddress}{links.PathOf(id)}"))
        : Problems.From(Refusal.NotFound($"The order {id}, as one that the tower carries,"));
}

/// <param name="Link">With the address of the terms; the path alone where they name none.</param>
public sealed record TrackingShape(string Token, string Link);

/// <param name="Places">What may stand in braces.</param>
public sealed record TemplateShape(MessageKind Kind, string Language, string Subject, string Body, IReadOnlyList<string> Places)
{
    public static TemplateShape Of(MessageTemplate one) => new(one.Kind, one.Language, one.Subject, one.Body, MessageTemplates.PlacesOf(one.Kind));
}
