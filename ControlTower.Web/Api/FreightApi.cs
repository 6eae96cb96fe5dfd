using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Freight;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Web.Api;

/// <summary>What the carriers of a lane ask for a consignment, side by side.</summary>
public static class FreightApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/freight/offers", Offers).NeedsScope(Scopes.Read).Produces<Page<FreightOffer>>();

    /// <param name="at">When it is ready to leave; now when left out.</param>
    /// <param name="hourLate">What an hour of lateness is worth; 0 when left out.</param>
    private static IResult Offers(Submission tower, string? from, string? to, string? item, string? quantity, string? at, string? hourLate)
    {
        if (string.IsNullOrEmpty(from)) return Problems.From(Refusal.Invalid("from names the site where it leaves.", "/from"));
        if (string.IsNullOrEmpty(to)) return Problems.From(Refusal.Invalid("to names the site where it goes.", "/to"));
        if (string.IsNullOrEmpty(item)) return Problems.From(Refusal.Invalid("item names what is shipped.", "/item"));
        if (Number(quantity ?? "1") is not (> 0 and var units)) return Problems.From(Refusal.Invalid($"quantity is a number above 0 and up to {Micros.Limit}.", "/quantity"));
        if (Number(hourLate ?? "0") is not { } worth) return Problems.From(Refusal.Invalid($"hourLate is a number from 0 to {Micros.Limit}.", "/hourLate"));
        var ready = KpiPeriod.Instant(at, "at");
        if (!ready.Succeeded) return Problems.From(ready.Refusal);
        var question = new FreightQuestion(from, to, [(item, units)], ready.Value.At ?? tower.Now, worth);
        return Answers.From(FreightShopping.Offers(tower.View, question, tower.Rules), offers => new { items = offers.Items, next = (string?)null });
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Micros.Limit ? number : null;
}
