using System.Text.Json;
using ControlTower.Core.Finance;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Whether news of money can be taken at all. What is wrong with an invoice is no reason to refuse it: it is taken, held, and told.</summary>
internal static class FinanceMeaning
{
    public static string? Invoice(Signal signal)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // lookup only
        var index = 0;
        foreach (var line in signal.Data.GetProperty("lines").EnumerateArray())
        {
            index++;
            var id = line.TextOrNull("id") ?? $"{index}";
            if (!seen.Add(id)) return $"/data/lines: the line '{id}' stands twice";
        }
        return null;
    }

    public static string? Made(TowerState state, JsonElement data)
    {
        if (state.Finance.Payments.Find(data.Text("payment")) is not { } payment) return $"/data/payment: there is no payment '{data.Text("payment")}'";
        if (payment.Status == PaymentStatus.Made) return $"/data/payment: '{payment.Id}' was made already, at {payment.MadeAt:u}";
        return data.NumberOrNull("amount") is { } amount && amount != payment.Amount.Amount ? $"/data/amount: '{payment.Id}' asks for {payment.Amount}" : null;
    }

    public static string? Received(TowerState state, JsonElement data)
    {
        if (data.TextOrNull("order") is { } order) return OfOrder(state, order, data);
        if (data.TextOrNull("invoice") is not { } number) return "/data/invoice: it is for an order, or for an invoice";
        if (InvoiceOf(state, data) is not { } invoice) return $"/data/invoice: '{number}' is no invoice that is open and in the books, of {data.TextOrNull("party") ?? "one customer alone"}";
        return invoice.Currency != data.Text("currency") ? $"/data/currency: '{number}' is in {invoice.Currency}" : null;
    }

    /// <summary>The customer's invoice that a payment is for; null where none is open in the books, or several are and no party says which.</summary>
    public static Invoice? InvoiceOf(TowerState state, JsonElement data)
    {
        var open = state.Finance.Invoices.Numbered(data.Text("invoice"))
            .Where(one => one is { Payable: false, Credit: false, Status: InvoiceStatus.Approved } && (data.TextOrNull("party") is not { } party || one.Party == party)).Take(2).ToList();
        return open.Count == 1 ? open[0] : null;
    }

    private static string? OfOrder(TowerState state, string order, JsonElement data)
    {
        if (!state.Orders.Knows(order)) return $"/data/order: there is no order '{order}'";
        var known = state.Finance.Orders.Find(order) ?? new(null);
        var currency = (known.Due ?? known.Authorised ?? known.Captured)?.Currency;
        if (currency is not null && currency != data.Text("currency")) return $"/data/currency: '{order}' is paid in {currency}";
        return data.TextOrNull("stage") == "refunded" && data.Number("amount") > Left(known) ? $"/data/amount: of what was paid for '{order}' {Left(known)} is left" : null;
    }

    /// <summary>What was captured and not given back.</summary>
    private static decimal Left(OrderPayment known) => (known.Captured?.Amount ?? 0) - (known.Refunded?.Amount ?? 0);
}
