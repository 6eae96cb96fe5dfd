using System.Text.Json;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Reads an invoice or a credit note out of a signal, which its schema has checked before.</summary>
internal static class InvoiceReading
{
    /// <exception cref="OverflowException">A figure is beyond what can be stated.</exception>
    public static Invoice Read(Signal signal, string id, (string Actor, DateTimeOffset Now) told)
    {
        var data = signal.Data;
        var currency = data.Text("currency");
        var lines = data.GetProperty("lines").EnumerateArray().Select((line, index) => Line(line, index, currency)).ToList();
        var kind = Enum.Parse<InvoiceKind>(data.Text("kind"), ignoreCase: true);
        return new(id, kind, data.Text("id"), data.Text("party"), lines, Money.Of(data.Number("total"), currency), data.InstantOrNull("issuedAt")!.Value)
        {
            DueAt = data.InstantOrNull("dueAt"),
            ReceivedAt = told.Now,
            Credit = signal.Type == SignalTypes.CreditNoteReceived,
            Corrects = data.TextOrNull("invoice"),
            BankAccount = data.TextOrNull("bankAccount")?.Replace(" ", "", StringComparison.Ordinal),
            Origin = data.TextOrNull("origin"),
            Destination = data.TextOrNull("destination"),
            DiscountPercent = data.NumberOrNull("discountPercent"),
            DiscountUntil = data.InstantOrNull("discountUntil"),
            ToldBy = told.Actor,
            Signal = Keys.Of(signal.Source, signal.Id),
        };
    }

    private static InvoiceLine Line(JsonElement line, int index, string currency)
    {
        var (quantity, price) = (line.Amount("quantity"), Money.Of(line.Number("unitPrice"), currency));
        var net = line.NumberOrNull("net") is { } stated ? Money.Of(stated, currency) : price * quantity;
        var percent = Micros.ToUnits(Micros.From(line.NumberOrNull("vatPercent") ?? 0));
        return new(line.TextOrNull("id") ?? $"{index + 1}", quantity, price, net)
        {
            Kind = line.TextOrNull("kind") is { } kind ? Enum.Parse<LineKind>(kind, ignoreCase: true) : LineKind.Goods,
            Document = line.TextOrNull("document"),
            DocumentLine = line.TextOrNull("line"),
            Item = line.TextOrNull("item"),
            VatCategory = line.TextOrNull("vatCategory") is { } category ? Enum.Parse<VatCategory>(category, ignoreCase: true) : VatCategory.Standard,
            VatPercent = percent,
            Vat = line.NumberOrNull("vat") is { } vat ? Money.Of(vat, currency) : new(Micros.Multiply(net.Micros, Micros.Exactly(percent / 100)), currency),
        };
    }
}
