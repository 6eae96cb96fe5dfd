using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// A return that ends in money writes a credit note for each invoice that billed its goods, at the prices that were billed. It is matched and
/// approved like any other, so that nobody gives money away beyond their authority. What was never billed is not credited.
/// </summary>
internal static class ReturnToCredit
{
    public static void Follow(Turn turn, OrderMoved refund)
    {
        if (refund.Return is not { } back || turn.State.Orders.Tracks.Find(refund.Order) is not { } track) return;
        var left = Units(track, back.Id);
        foreach (var invoice in turn.State.Finance.Invoices.Billing(track.Id).Where(one => one is { Kind: InvoiceKind.Customer, Credit: false, Booked: true }).ToList())
        {
            var lines = Taken(turn.State.Finance, invoice, track, left).ConvertAll(line => At(line, ShareOf(track, back)));
            if (lines.Count > 0) InvoiceMatching.Issue(turn, id => Note(turn, invoice, lines, (id, Number(turn.State.Finance, invoice, back.Id))));
        }
    }

    /// <summary>What came back with the return, by line of the order.</summary>
    private static SortedDictionary<string, Quantity> Units(OrderTrack track, string id)
    {
        var units = new SortedDictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var group in track.Units.Where(group => group.Place.Return == id)) units[group.Line] = (units.TryGetValue(group.Line, out var known) ? known : Quantity.Zero) + group.Quantity;
        return units;
    }

    /// <summary>Lines of the invoice, as far as they billed what is left to be credited and is not credited yet; what is taken is left no longer.</summary>
    private static List<InvoiceLine> Taken(FinanceState finance, Invoice invoice, OrderTrack track, SortedDictionary<string, Quantity> left)
    {
        var lines = new List<InvoiceLine>();
        foreach (var billed in invoice.Lines.Where(one => one.Kind == LineKind.Goods && one.Document == track.Id))
        {
            if (LineOf(track, billed, left) is not { } line) continue;
            var part = Quantity.Min(left[line], billed.Quantity - Credited(finance, invoice, billed.Id));
            if (part <= Quantity.Zero) continue;
            left[line] -= part;
            lines.Add(billed with { Quantity = part });
        }
        return lines;
    }

    /// <summary>Where less or more is given back than the goods cost, each line is credited in proportion; who approves it sees that it differs.</summary>
    private static decimal ShareOf(OrderTrack track, OrderReturn back)
    {
        if (back.Amount is not { } amount) return 1;
        var worth = Units(track, back.Id).Sum(one => track.Line(one.Key)!.Price is { } price && price.Currency == amount.Currency ? (price * one.Value).Amount : 0);
        return worth == 0 ? 1 : decimal.Round(amount.Amount / worth, 6);
    }

    private static InvoiceLine At(InvoiceLine line, decimal share)
    {
        var price = new Money(Micros.Multiply(line.UnitPrice.Micros, Micros.Exactly(share)), line.Net.Currency);
        var net = price * line.Quantity;
        return line with { UnitPrice = price, Net = net, Vat = new(Micros.Multiply(net.Micros, Micros.Exactly(line.VatPercent / 100)), net.Currency) };
    }

    private static string? LineOf(OrderTrack track, InvoiceLine billed, SortedDictionary<string, Quantity> left) => left
        .Where(one => one.Value > Quantity.Zero && (billed.DocumentLine is { } named ? named == one.Key : track.Line(one.Key)?.Item == billed.Item)).Select(one => one.Key).FirstOrDefault();

    private static Quantity Credited(FinanceState finance, Invoice invoice, string line) => finance.Invoices.Of(invoice.Party, invoice.ReceivedAt)
        .Where(one => one.Credit && one.Kind == invoice.Kind && one.Corrects == invoice.Number && one.Status != InvoiceStatus.Rejected)
        .SelectMany(one => one.Lines).Where(one => one.Id == line).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity);

    private static Invoice Note(Turn turn, Invoice invoice, List<InvoiceLine> lines, (string Id, string Number) named) => new(
        named.Id, InvoiceKind.Customer, named.Number, invoice.Party, lines,
        lines.Aggregate(Money.Zero(invoice.Currency), (sum, line) => sum + line.Net + line.Vat), turn.Now)
    {
        ReceivedAt = turn.Now,
        Credit = true,
        Corrects = invoice.Number,
        Origin = invoice.Origin,
        Destination = invoice.Destination,
        ToldBy = Journal.Actors.System,
    };

    /// <summary>After the return, so that who looks for it finds it.</summary>
    private static string Number(FinanceState finance, Invoice invoice, string back)
    {
        for (var count = 1; ; count++)
        {
            if ((count == 1 ? $"CN-{back}" : $"CN-{back}-{count}") is var number && finance.Invoices.Numbered(number).All(one => one.Party != invoice.Party)) return number;
        }
    }
}
