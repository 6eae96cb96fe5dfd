namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether what is billed was ordered at all, by whom and from whom.</summary>
public static class ReferenceRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.UnknownDocument, "Bills an order that nobody placed", DocumentIsUnknown) { Scope = MatchScope.Both },
        new(MismatchKind.MissingReference, "Names no order", LineNamesNoDocument),
        new(MismatchKind.WrongKindOfDocument, "Bills a document of another kind", DocumentIsOfAnotherKind) { Scope = MatchScope.Both },
        new(MismatchKind.WrongParty, "The order is another party's", DocumentIsAnotherPartys) { Scope = MatchScope.Both },
        new(MismatchKind.CancelledBilled, "Bills a cancelled order", DocumentWasCancelled),
        new(MismatchKind.UnknownLine, "The order has no such line", DocumentHasNoSuchLine) { Scope = MatchScope.Both },
    ];

    private static IEnumerable<Mismatch> DocumentIsUnknown(MatchInput input) =>
        input.Invoice.Lines.Where(line => line.Document is not null && input.Document(line) is null)
            .Select(line => new Mismatch(MismatchKind.UnknownDocument, line.Id, null, line.Document) { AtRisk = line.Net });

    private static IEnumerable<Mismatch> LineNamesNoDocument(MatchInput input) =>
        input.Invoice.Lines.Where(line => line.Document is null && line.Kind != LineKind.Charge)
            .Select(line => new Mismatch(MismatchKind.MissingReference, line.Id, null, line.Item ?? line.Kind.ToString()) { AtRisk = line.Net });

    private static IEnumerable<Mismatch> DocumentIsOfAnotherKind(MatchInput input) =>
        input.Invoice.Lines.Where(line => line.Kind == LineKind.Goods || input.Invoice.Kind == InvoiceKind.Carrier).Select(line => (line, document: input.Document(line)))
            .Where(one => one.document is { } document && document.Kind != input.Bills)
            .Select(one => new Mismatch(MismatchKind.WrongKindOfDocument, one.line.Id, input.Bills.ToString(), $"{one.document!.Kind} {one.document.Id}") { AtRisk = one.line.Net });

    private static IEnumerable<Mismatch> DocumentIsAnotherPartys(MatchInput input) =>
        input.Invoice.Lines.Select(line => (line, document: input.Document(line)))
            .Where(one => one.document is { Party: { } party } document && document.Kind == input.Bills && party != input.Invoice.Party)
            .Select(one => new Mismatch(MismatchKind.WrongParty, one.line.Id, one.document!.Party, input.Invoice.Party) { AtRisk = one.line.Net });

    /// <summary>What was shipped or received before it was cancelled may be billed.</summary>
    private static IEnumerable<Mismatch> DocumentWasCancelled(MatchInput input) =>
        input.Goods.Select(line => (line, agreed: input.Agreed(line)))
            .Where(one => one.agreed is { Document.Cancelled: true } agreed && agreed.Fulfilled.Micros == 0)
            .Select(one => new Mismatch(MismatchKind.CancelledBilled, one.line.Id, "nothing", one.line.Quantity.ToString()) { AtRisk = one.line.Net });

    private static IEnumerable<Mismatch> DocumentHasNoSuchLine(MatchInput input) =>
        input.Goods.Where(line => input.Document(line)?.Kind == input.Bills && input.Agreed(line) is null)
            .Select(line => new Mismatch(
                MismatchKind.UnknownLine, line.Id, string.Join(", ", input.Document(line)!.Lines.Take(5).Select(one => one.Item)), line.DocumentLine is { } number ? $"{line.Item} on line {number}" : line.Item)
            { AtRisk = line.Net });
}
