using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>A line of an invoice beside what was agreed and what came: the three ways of the match.</summary>
/// <param name="Agreed">Null where nothing is known of it.</param>
/// <param name="BilledBefore">By other invoices, credits taken off.</param>
/// <param name="VatDue">In percent; null where nobody can say.</param>
/// <param name="Kinds">What is wrong with it.</param>
public sealed record MatchedLine(InvoiceLine Line, AgreedGoods? Agreed, Quantity BilledBefore, decimal? VatDue, IReadOnlyList<MismatchKind> Kinds)
{
    /// <summary>As it stands now, which may be later than the last match.</summary>
    public static IReadOnlyList<MatchedLine> Of(MatchInput input) => [.. input.Invoice.Lines.Select(line => new MatchedLine(
        line,
        line.Kind == LineKind.Goods ? input.Agreed(line) : null,
        line is { Kind: LineKind.Goods, Document: not null } ? input.BilledBefore(line) : Quantity.Zero,
        input.State.Vat.Version == 0 ? null : Rules.VatDue.Of(input, line).Percent,
        [.. input.Invoice.Findings.Where(found => found.Line == line.Id).Select(found => found.Kind)]))];
}
