using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether VAT is as the table of rates has it. Before the company has put one, only the arithmetic is looked at.</summary>
public static class VatRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.VatRateWrong, "Another VAT rate than the law's", RateIsNotThatOfTheCountry) { Scope = MatchScope.Both },
        new(MismatchKind.VatAmountWrong, "VAT is not rate × amount", VatIsNotRateTimesAmount) { Scope = MatchScope.Both },
        new(MismatchKind.VatRateUnknown, "No VAT rate is known", NoRateIsKnown) { Scope = MatchScope.Both },
        new(MismatchKind.VatCountryUnknown, "VAT cannot be judged: a country is not known", CountryIsNotKnown) { Scope = MatchScope.Both, Holds = false },
        new(MismatchKind.ReverseChargeMissing, "VAT charged where the buyer accounts for it", ReverseChargeIsMissing) { Scope = MatchScope.Both },
        new(MismatchKind.ReverseChargeUnfounded, "Reverse charge where none is due", ReverseChargeIsUnfounded) { Scope = MatchScope.Both },
        new(MismatchKind.VatNumberMissing, "Reverse charge without a VAT number", NoVatNumberIsKnown) { Scope = MatchScope.Both },
    ];

    private static IEnumerable<Mismatch> RateIsNotThatOfTheCountry(MatchInput input) =>
        from line in Judged(input)
        where line.VatCategory != VatCategory.ReverseCharge
        let due = VatDue.Of(input, line)
        where due is { Reverse: false, Percent: { } percent } && percent != line.VatPercent
        select new Mismatch(MismatchKind.VatRateWrong, line.Id, $"{MatchInput.Percent(due.Percent!.Value)} of {due.Country}", MatchInput.Percent(line.VatPercent)) { AtRisk = Part(line.Net, Math.Abs(due.Percent!.Value - line.VatPercent)) };

    private static IEnumerable<Mismatch> VatIsNotRateTimesAmount(MatchInput input)
    {
        foreach (var line in input.Invoice.Lines)
        {
            var (expected, allowed) = (Part(line.Net, line.VatPercent), input.Amount(input.Tolerance.RoundingAmount));
            var off = new Money(Math.Abs((line.Vat - expected).Micros), input.Invoice.Currency);
            if (off > allowed) yield return new(MismatchKind.VatAmountWrong, line.Id, expected.ToString(), line.Vat.ToString()) { AtRisk = off, Tolerance = allowed.ToString() };
        }
    }

    private static IEnumerable<Mismatch> NoRateIsKnown(MatchInput input) =>
        from line in Judged(input)
        let due = VatDue.Of(input, line)
        where due is { Country: not null, Percent: null }
        select new Mismatch(MismatchKind.VatRateUnknown, line.Id, $"{due.Country} {line.VatCategory} on {MatchInput.Day(input.Invoice.IssuedAt)}", MatchInput.Percent(line.VatPercent)) { AtRisk = line.Vat };

    private static IEnumerable<Mismatch> CountryIsNotKnown(MatchInput input) =>
        Judged(input).Where(line => VatDue.Of(input, line).Country is null).Take(1).Select(_ => new Mismatch(MismatchKind.VatCountryUnknown, null, "origin and destination", null));

    private static IEnumerable<Mismatch> ReverseChargeIsMissing(MatchInput input) =>
        Judged(input).Where(line => VatDue.Of(input, line).Reverse && (line.VatCategory != VatCategory.ReverseCharge || line.VatPercent != 0))
            .Select(line => new Mismatch(MismatchKind.ReverseChargeMissing, line.Id, "reverse charge", $"{line.VatCategory}, {MatchInput.Percent(line.VatPercent)}") { AtRisk = line.Vat });

    private static IEnumerable<Mismatch> ReverseChargeIsUnfounded(MatchInput input) =>
        from line in Judged(input)
        where line.VatCategory == VatCategory.ReverseCharge
        let due = VatDue.Of(input, line)
        where due is { Country: not null, Reverse: false }
        select new Mismatch(MismatchKind.ReverseChargeUnfounded, line.Id, due.Percent is { } percent ? MatchInput.Percent(percent) : null, "reverse charge") { AtRisk = due.Percent is { } share ? Part(line.Net, share) : null };

    private static IEnumerable<Mismatch> NoVatNumberIsKnown(MatchInput input) =>
        input.Terms.Of(input.Invoice.Party)?.VatNumber is null && Judged(input).FirstOrDefault(line => line.VatCategory == VatCategory.ReverseCharge) is { } line
            ? [new Mismatch(MismatchKind.VatNumberMissing, line.Id, $"VAT number of {input.Invoice.Party}", null)]
            : [];

    private static IEnumerable<InvoiceLine> Judged(MatchInput input) => input.State.Vat.Version == 0 ? [] : input.Invoice.Lines;

    private static Money Part(Money amount, decimal percent) => new(Micros.Multiply(amount.Micros, Micros.Exactly(percent / 100)), amount.Currency);
}
