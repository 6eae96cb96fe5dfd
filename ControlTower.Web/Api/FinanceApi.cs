using System.Globalization;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>The books: entries, trial balance, what is owed by age, and the VAT return; and the terms and rates that decide.</summary>
public static class FinanceApi
{
    private static readonly JsonSchema RatesSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["rates"],"properties":{"rates":{"type":"array","maxItems":5000,"items":{"type":"object","additionalProperties":false,
         "required":["country","category","percent","from","source"],"properties":{
          "country":{"type":"string","minLength":2,"maxLength":2},"category":{"enum":["standard","reduced","secondReduced","zero"]},"percent":{"type":"number","minimum":0,"maximum":100},
          "from":{"type":"string","format":"date"},"until":{"type":["string","null"],"format":"date"},"source":{"type":"string","minLength":1,"maxLength":500}}}}}}
        """);

    private static readonly JsonSchema TermsSchema = JsonSchema.Parse(Embedded.Text("finance/terms.json"));

    public static void Map(IEndpointRouteBuilder api)
    {
        var finance = api.MapGroup("/finance");
        finance.MapGet("/postings", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Finance.Ledger.Newest, new(after, limit), one => one))).NeedsScope(Scopes.Read).Produces<Page<Posting>>();
        finance.MapGet("/trial-balance", (Submission tower) => Answers.Ok(new { items = TrialBalance.Of(tower.View.Finance), next = (string?)null })).NeedsScope(Scopes.Read);
        finance.MapGet("/ageing", AgeingAt).NeedsScope(Scopes.Read).Produces<Ageing>();
        finance.MapGet("/vat-report", Report).NeedsScope(Scopes.Read).Produces<VatReport>();
        finance.MapGet("/vat-rates", (Submission tower) => Answers.Ok(tower.View.Finance.Vat)).NeedsScope(Scopes.Read).Produces<VatTable>();
        finance.MapPut("/vat-rates", async (HttpContext context, Submission tower) => await PutAsync<RatesBody, VatTable>(context, RatesSchema, tower, body => new PutVatRates(body.Rates))).NeedsScope(Scopes.Protocols).Produces<VatTable>();
        finance.MapGet("/terms", (Submission tower) => Answers.Ok(tower.View.Finance.TermsOr(tower.Rules.Currency))).NeedsScope(Scopes.Read).Produces<FinanceTerms>();
        finance.MapPut("/terms", async (HttpContext context, Submission tower) => await PutAsync<FinanceTerms, FinanceTerms>(context, TermsSchema, tower, body => new PutFinanceTerms(body))).NeedsScope(Scopes.Admin).Produces<FinanceTerms>();
    }

    /// <summary>A day in UTC as the return counts it; null where it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IResult AgeingAt(Submission tower, string? at)
    {
        var day = at is null ? DateOnly.FromDateTime(tower.Now.UtcDateTime) : Day(at);
        return day is not { } known
            ? Problems.From(Refusal.Invalid("at is a day, yyyy-MM-dd.", "/at"))
            : Answers.Ok(Ageing.Of(tower.View.Finance, new(known.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), tower.View.Finance.TermsOr(tower.Rules.Currency).PaymentDays));
    }

    private static IResult Report(Submission tower, string? from, string? to, string? country) =>
        Day(from) is not { } first ? Problems.From(Refusal.Invalid("from is a day, yyyy-MM-dd, included.", "/from"))
        : Day(to) is not { } end || end <= first ? Problems.From(Refusal.Invalid("to is a day after from, yyyy-MM-dd, not included.", "/to"))
        : Answers.Ok(VatReport.Of(tower.View.Finance, first, end, country));

    private static async Task<IResult> PutAsync<TBody, T>(HttpContext context, JsonSchema schema, Submission tower, Func<TBody, object> command)
    {
        var body = await RequestJson.ReadAsync<TBody>(context.Request, schema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<T>(context, command(body.Value))) : Problems.From(body.Refusal);
    }

    private sealed record RatesBody(IReadOnlyList<VatRate> Rates);
}
