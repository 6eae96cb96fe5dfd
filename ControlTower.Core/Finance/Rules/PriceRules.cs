using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether it is billed at the price and in the currency that were agreed.</summary>
public static class PriceRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.WrongCurrency, "In another currency than ordered", CurrencyIsNotThatOfTheOrder) { Scope = MatchScope.Both },
        new(MismatchKind.PriceAbove, "Unit price above the order", input => Off(input, MismatchKind.PriceAbove, above: true)),
        new(MismatchKind.PriceBelow, "Unit price below the order", input => Off(input, MismatchKind.PriceBelow, above: false)),
        new(MismatchKind.NoAgreedPrice, "No price was agreed", NoPriceWasAgreed),
    ];

    private static IEnumerable<Mismatch> CurrencyIsNotThatOfTheOrder(MatchInput input) =>
        input.Documents.Where(document => document.Currency is { } currency && currency != input.Invoice.Currency)
            .Select(document => new Mismatch(MismatchKind.WrongCurrency, null, $"{document.Currency} of {document.Id}", input.Invoice.Currency) { AtRisk = input.Invoice.Total });

    private static IEnumerable<Mismatch> Off(MatchInput input, MismatchKind kind, bool above)
    {
        foreach (var line in input.Goods)
        {
            if (input.Agreed(line)?.Price is not { } price || price.Currency != input.Invoice.Currency) continue;
            var (off, allowed) = (line.UnitPrice - price, Allowed(input, price));
            if (above ? off <= allowed : Negated(off) <= allowed) continue;
            yield return new(kind, line.Id, price.ToString(), line.UnitPrice.ToString())
            {
                AtRisk = (above ? off : Negated(off)) * line.Quantity,
                Tolerance = allowed.ToString(),
            };
        }
    }

    private static IEnumerable<Mismatch> NoPriceWasAgreed(MatchInput input) =>
        input.Goods.Where(line => input.Agreed(line) is { Price: null }).Select(line => new Mismatch(MismatchKind.NoAgreedPrice, line.Id, null, line.UnitPrice.ToString()) { AtRisk = line.Net });

    private static Money Allowed(MatchInput input, Money price) =>
        new(Math.Max(Micros.Exactly(price.Amount * input.Tolerance.PriceShare / 100), Micros.From(input.Tolerance.PriceAmount)), price.Currency);

    private static Money Negated(Money amount) => new(-amount.Micros, amount.Currency);
}
