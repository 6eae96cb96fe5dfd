using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Invoices beside order and receipt, what people decide about them, and the payments that follow.</summary>
public static class InvoicesApi
{
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");
    private static readonly JsonSchema RunSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"properties":{"until":{"type":["string","null"],"format":"date-time"}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/invoices", List).NeedsScope(Scopes.Read).Produces<Page<InvoiceShape>>();
        api.MapGet("/invoices/{id}", Get).NeedsScope(Scopes.Read).Produces<InvoiceMatchShape>();
        Step(api, "approve", (id, reason) => new ApproveInvoice(id, reason));
        Step(api, "dispute", (id, reason) => new DisputeInvoice(id, reason));
        Step(api, "release", (id, reason) => new ReleaseInvoice(id, reason));
        Step(api, "reject", (id, reason) => new RejectInvoice(id, reason));
        api.MapGet("/payments", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Finance.Payments, new(after, limit), one => one))).NeedsScope(Scopes.Read).Produces<Page<Payment>>();
        api.MapPost("/payments/run", RunAsync).NeedsScope(Scopes.Approvals).Produces<PaymentsRun>();
    }

    private static void Step(IEndpointRouteBuilder api, string name, Func<string, string, object> command) => api.MapPost($"/invoices/{{id}}/{name}", async (string id, HttpContext context, Submission tower) =>
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<Invoice>(context, command(id, body.Value.Reason)), InvoiceShape.Of) : Problems.From(body.Refusal);
    }).NeedsScope(Scopes.Approvals).Produces<InvoiceShape>();

    private static async Task<IResult> RunAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<RunBody>(context.Request, RunSchema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<PaymentsRun>(context, new RunPayments(body.Value.Until?.ToUniversalTime()))) : Problems.From(body.Refusal);
    }

    /// <param name="status">held, waiting, approved, disputed, inPayment, paid or rejected; all when left out.</param>
    private static IResult List(Submission tower, string? status, string? party, string? kind, string? after, int? limit)
    {
        if (!TryWord<InvoiceStatus>(status, out var only)) return Problems.From(Refusal.Invalid("status is held, waiting, approved, disputed, inPayment, paid or rejected.", "/status"));
        if (!TryWord<MismatchKind>(kind, out var mismatch)) return Problems.From(Refusal.Invalid("kind is the name of a mismatch, such as priceAbove.", "/kind"));
        var found = tower.View.Finance.Invoices.ById.Where(one => (only is null || one.Value.Status == only) && (party is null || one.Value.Party == party) && (mismatch is null || one.Value.Findings.Any(finding => finding.Kind == mismatch)));
        return Answers.Page(Paging.Cut(found, new(after, limit), InvoiceShape.Of));
    }

    private static IResult Get(string id, Submission tower) => tower.View is var state && state.Finance.Invoices.Find(id) is { } one
        ? Answers.Ok(InvoiceMatchShape.Of(state, one, (tower.Now, tower.Rules)))
        : Problems.From(Refusal.NotFound($"The invoice {id}"));

    /// <summary>Words are as the answers write them.</summary>
    private static bool TryWord<T>(string? text, out T? word)
        where T : struct, Enum
    {
        var known = Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        word = known is null ? null : Enum.Parse<T>(known);
        return text is null || known is not null;
    }

    private sealed record ReasonBody(string Reason);

    private sealed record RunBody(DateTimeOffset? Until);
}
