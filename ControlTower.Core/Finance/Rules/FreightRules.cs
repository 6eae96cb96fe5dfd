using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether freight and charges were agreed; freight is what the lane costs.</summary>
public static class FreightRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.FreightNotAgreed, "Freight that was not agreed", FreightWasNotAgreed),
        new(MismatchKind.FreightAbove, "Freight above the lane's price", FreightIsAboveTheLane),
        new(MismatchKind.FreightTwice, "Freight billed before", FreightWasBilledBefore),
        new(MismatchKind.ChargeNotAgreed, "A charge that was not agreed", ChargeWasNotAgreed),
    ];

    private static IEnumerable<Mismatch> FreightWasNotAgreed(MatchInput input) =>
        input.Freight.Where(line => input.Invoice.Kind switch
        {
            InvoiceKind.Supplier => input.Terms.Of(input.Invoice.Party)?.BillsFreight != true,
            InvoiceKind.Carrier => input.Document(line) is { Freight: null },
            _ => false,
        }).Select(line => new Mismatch(MismatchKind.FreightNotAgreed, line.Id, null, line.Net.ToString()) { AtRisk = line.Net });

    /// <summary>Lanes are priced in the currency of the terms; freight in another cannot be compared.</summary>
    private static IEnumerable<Mismatch> FreightIsAboveTheLane(MatchInput input)
    {
        if (input.Invoice.Currency != input.Terms.Currency) yield break;
        foreach (var document in input.Documents)
        {
            if (document.Freight is not { } freight) continue;
            var billed = input.Freight.Where(line => line.Document == document.Id).Aggregate(Money.Zero(input.Invoice.Currency), (sum, line) => sum + line.Net);
            var (agreed, allowed) = (input.Amount(freight), input.Amount(Math.Max(freight * input.Tolerance.FreightShare / 100, input.Tolerance.FreightAmount)));
            if (billed > agreed + allowed) yield return new(MismatchKind.FreightAbove, null, $"{agreed} for {document.Id}", billed.ToString()) { AtRisk = billed - agreed, Tolerance = allowed.ToString() };
        }
    }

    private static IEnumerable<Mismatch> FreightWasBilledBefore(MatchInput input) =>
        from line in input.Freight
        where line.Document is not null
        let before = input.Earlier(input.State.Invoices.Billing(line.Document!)).FirstOrDefault(one => !one.Credit && one.Payable == input.Invoice.Payable && one.Lines.Any(other => other.Kind == LineKind.Freight && other.Document == line.Document))
        where before is not null
        select new Mismatch(MismatchKind.FreightTwice, line.Id, $"{before.Number} of {before.Party}", line.Net.ToString()) { AtRisk = line.Net };

    private static IEnumerable<Mismatch> ChargeWasNotAgreed(MatchInput input) =>
        input.Invoice.Payable
            ? input.Invoice.Lines.Where(line => line.Kind == LineKind.Charge).Select(line => new Mismatch(MismatchKind.ChargeNotAgreed, line.Id, null, line.Net.ToString()) { AtRisk = line.Net })
            : [];
}
