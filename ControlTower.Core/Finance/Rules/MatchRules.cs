namespace ControlTower.Core.Finance.Rules;

/// <summary>The three-way match: what was ordered, what came of it, and what is billed. All rules look, whatever others found.</summary>
public static class MatchRules
{
    /// <summary>In the order in which findings are told.</summary>
    public static IReadOnlyList<MatchRule> All { get; } =
    [
        .. ReferenceRules.Table, .. PriceRules.Table, .. QuantityRules.Table, .. ArithmeticRules.Table, .. VatRules.Table,
        .. DateRules.Table, .. FreightRules.Table, .. DuplicateRules.Table, .. FraudRules.Table, .. CreditRules.Table,
    ];

    private static readonly IReadOnlyList<MatchRule> ByKind = [.. All.OrderBy(rule => rule.Kind)];

    public static MatchRule Of(MismatchKind kind) => ByKind[(int)kind];

    /// <exception cref="OverflowException">Its figures add up to more than fits.</exception>
    public static IReadOnlyList<Mismatch> Match(MatchInput input)
    {
        var scope = input.Invoice.Credit ? MatchScope.Credits : MatchScope.Bills;
        return [.. All.Where(rule => rule.Scope == MatchScope.Both || rule.Scope == scope).SelectMany(rule => rule.Find(input))];
    }

    public static bool Hold(IEnumerable<Mismatch> findings) => findings.Any(one => Of(one.Kind).Holds);
}
