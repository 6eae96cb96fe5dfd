namespace ControlTower.Core.Finance.Rules;

/// <summary>
/// Which VAT a line should bear, by where its goods begin and end. Within a country its rate; from member to member of the Union between
/// businesses none, and the buyer accounts for it; to a customer without a VAT number the rate of where the goods end; from or to outside none.
/// </summary>
/// <param name="Reverse">The buyer accounts for it.</param>
/// <param name="Country">Whose rate it is; null where a country is not known.</param>
/// <param name="Percent">Null where the table does not say.</param>
public sealed record VatDue(string? Country, bool Reverse, decimal? Percent)
{
    public static VatDue Of(MatchInput input, InvoiceLine line)
    {
        var (invoice, document) = (input.Invoice, input.Document(line));
        var origin = invoice.Origin ?? input.Terms.CountryOf(document?.From) ?? (invoice.Payable ? input.Terms.CountryOf(invoice.Party) : null);
        var destination = invoice.Destination ?? input.Terms.CountryOf(document?.To) ?? (invoice.Payable ? null : input.Terms.CountryOf(invoice.Party));
        if (origin is null || destination is null) return new(null, false, null);
        if (origin == destination) return new(destination, false, Rate(input, destination, line));
        if (!VatTable.InUnion(origin) || !VatTable.InUnion(destination)) return new(destination, false, 0);
        return invoice.Payable || input.Terms.Of(invoice.Party)?.VatNumber is not null ? new(destination, true, 0) : new(destination, false, Rate(input, destination, line));
    }

    /// <summary>What calls itself a reverse charge where none is due is held against the standard rate.</summary>
    private static decimal? Rate(MatchInput input, string country, InvoiceLine line) =>
        input.State.Vat.PercentOf(country, line.VatCategory == VatCategory.ReverseCharge ? VatCategory.Standard : line.VatCategory, input.Invoice.IssuedAt);
}
