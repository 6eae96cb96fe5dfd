namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether the same is asked for twice.</summary>
public static class DuplicateRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.DuplicateNumber, "The number was used before", NumberWasUsedBefore) { Fraud = true, Scope = MatchScope.Both },
        new(MismatchKind.DuplicateContent, "The same under another number", SameWasBilledUnderAnotherNumber) { Fraud = true, Scope = MatchScope.Both },
        new(MismatchKind.DuplicateOfOtherParty, "The same from another party", SameWasBilledByAnotherParty) { Fraud = true },
    ];

    private static IEnumerable<Mismatch> NumberWasUsedBefore(MatchInput input) =>
        input.Earlier(input.State.Invoices.Numbered(input.Invoice.Number)).Where(one => one.Party == input.Invoice.Party && one.Kind == input.Invoice.Kind).Take(1)
            .Select(one => new Mismatch(MismatchKind.DuplicateNumber, null, null, $"{one.Id} of {MatchInput.Day(one.IssuedAt)}") { AtRisk = input.Invoice.Total });

    private static IEnumerable<Mismatch> SameWasBilledUnderAnotherNumber(MatchInput input) =>
        input.Earlier(input.State.Invoices.OfTotal(input.Invoice.Party, input.Invoice.Total))
            .Where(one => one.Number != input.Invoice.Number && one.Credit == input.Invoice.Credit && IsSame(one, input.Invoice)).Take(1)
            .Select(one => new Mismatch(MismatchKind.DuplicateContent, null, null, $"{one.Id} as {one.Number}") { AtRisk = input.Invoice.Total });

    private static IEnumerable<Mismatch> SameWasBilledByAnotherParty(MatchInput input) =>
        input.Earlier(input.State.Invoices.Numbered(input.Invoice.Number)).Where(one => one.Party != input.Invoice.Party && one.Total == input.Invoice.Total && one.Payable == input.Invoice.Payable).Take(1)
            .Select(one => new Mismatch(MismatchKind.DuplicateOfOtherParty, null, null, $"{one.Id} of {one.Party}") { AtRisk = input.Invoice.Total });

    private static bool IsSame(Invoice a, Invoice b) =>
        a.Lines.Select(Content).Order(StringComparer.Ordinal).SequenceEqual(b.Lines.Select(Content).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Content(InvoiceLine line) => string.Join(Kernel.Keys.Separator, line.Kind, line.Document, line.DocumentLine, line.Item, line.Quantity, line.Net);
}
