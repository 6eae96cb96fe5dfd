using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether the invoice adds up.</summary>
public static class ArithmeticRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.LineAmountWrong, "A line is not quantity × price", LineIsNotQuantityTimesPrice) { Scope = MatchScope.Both },
        new(MismatchKind.TotalNotSumOfLines, "The total is not the sum of the lines", input => OffTotal(input, MismatchKind.TotalNotSumOfLines)) { Scope = MatchScope.Both },
        new(MismatchKind.RoundingDifference, "Rounded otherwise", input => OffTotal(input, MismatchKind.RoundingDifference)) { Scope = MatchScope.Both, Holds = false },
        new(MismatchKind.NothingAsked, "Asks for nothing", NothingIsAsked) { Scope = MatchScope.Both },
    ];

    /// <summary>What the lines and their VAT add up to.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static Money SumOf(Invoice invoice) => invoice.Lines.Aggregate(Money.Zero(invoice.Currency), (sum, line) => sum + line.Net + line.Vat);

    private static IEnumerable<Mismatch> LineIsNotQuantityTimesPrice(MatchInput input)
    {
        foreach (var line in input.Invoice.Lines)
        {
            var (expected, allowed) = (line.UnitPrice * line.Quantity, input.Amount(input.Tolerance.RoundingAmount));
            var off = Distance(line.Net, expected);
            if (off > allowed) yield return new(MismatchKind.LineAmountWrong, line.Id, expected.ToString(), line.Net.ToString()) { AtRisk = off, Tolerance = allowed.ToString() };
        }
    }

    /// <summary>Up to the tolerance it is rounding, beyond it is wrong.</summary>
    private static IEnumerable<Mismatch> OffTotal(MatchInput input, MismatchKind kind)
    {
        var (sum, allowed) = (SumOf(input.Invoice), input.Amount(input.Tolerance.RoundingAmount));
        var off = Distance(input.Invoice.Total, sum);
        if (off.Micros > 0 && off > allowed == (kind == MismatchKind.TotalNotSumOfLines)) yield return new(kind, null, sum.ToString(), input.Invoice.Total.ToString()) { AtRisk = off, Tolerance = allowed.ToString() };
    }

    private static IEnumerable<Mismatch> NothingIsAsked(MatchInput input)
    {
        if (input.Invoice.Total.Micros <= 0) yield return new(MismatchKind.NothingAsked, null, null, input.Invoice.Total.ToString());
    }

    private static Money Distance(Money a, Money b) => a > b ? a - b : b - a;
}
