using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Terms and VAT rates, as a whole: what is put takes the place of what held. What was decided stays as it was.</summary>
internal static class FinanceSettings
{
    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        PutFinanceTerms put => Put(turn, put.Terms),
        PutVatRates put => Put(turn, put.Rates),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Put(Turn turn, FinanceTerms terms)
    {
        if (Objection(turn.State, terms) is { } objection) return objection;
        turn.Record(new FinanceTermsPut(terms with { Authority = [.. terms.Authority.OrderBy(one => one.UpTo).ThenBy(one => one.Function, StringComparer.Ordinal)] }));
        return turn.State.Finance.Terms!;
    }

    private static Result<object> Put(Turn turn, IReadOnlyList<VatRate> rates)
    {
        if (rates.Select((rate, index) => (rate, index)).FirstOrDefault(one => !IsCountry(one.rate.Country)) is { rate: not null } unknown) return NoCountry($"/rates/{unknown.index}/country");
        if (VatTable.Objection(rates) is { } objection) return Refusal.Invalid($"The rate is not taken: {objection.Message}.", $"/rates/{objection.Index}");
        turn.Record(new VatRatesPut(turn.State.Finance.Vat.Version + 1, rates));
        return turn.State.Finance.Vat;
    }

    private static Refusal? Objection(TowerState state, FinanceTerms terms)
    {
        if (Twice(terms.Parties, one => one.Party) is { } party) return Refusal.Invalid("A party stands twice.", $"/parties/{party}");
        if (Twice(terms.Countries, one => one.Place) is { } place) return Refusal.Invalid("A place stands twice.", $"/countries/{place}");
        if (Twice(terms.Authority, one => one.Function) is { } function) return Refusal.Invalid("A function stands twice.", $"/authority/{function}");
        if (Twice(terms.Accounts, one => one.Role.ToString()) is { } role) return Refusal.Invalid("A role has one account.", $"/accounts/{role}");
        if (terms.Countries.Select((one, index) => (one, index)).FirstOrDefault(one => !IsCountry(one.one.Country)) is { one: not null } where) return NoCountry($"/countries/{where.index}/country");
        if (terms.Parties.Select((one, index) => (one, index)).FirstOrDefault(one => one.one.Country is { } country && !IsCountry(country)) is { one: not null } whose) return NoCountry($"/parties/{whose.index}/country");
        var unknown = terms.Authority.Select((one, index) => (one, index)).FirstOrDefault(one => !state.People.Functions.ContainsKey(one.one.Function));
        if (unknown.one is not null) return Refusal.Invalid($"There is no function '{unknown.one.Function}'{Spelling.Hint(unknown.one.Function, [.. state.People.Functions.Keys])}.", $"/authority/{unknown.index}/function");
        if (terms.PaymentEndpoint is { } endpoint && state.Effects.Endpoints.Find(endpoint) is not { Active: true }) return Refusal.Invalid($"There is no endpoint '{endpoint}'.", "/paymentEndpoint");
        return null;
    }

    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);

    private static Refusal NoCountry(string pointer) => Refusal.Invalid("A country is its ISO 3166 code of two capital letters, such as DE.", pointer);

    private static int? Twice<T>(IReadOnlyList<T> list, Func<T, string> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        for (var index = 0; index < list.Count; index++)
        {
            if (!seen.Add(name(list[index]))) return index;
        }
        return null;
    }
}
