using System.Text.Json;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Simulation;

/// <summary>Bills of every kind, mostly of what exists and often wrong, what people do with them, and money that comes and goes.</summary>
internal sealed class RandomMoney(Random random)
{
    private static readonly string[] Kinds = ["supplier", "carrier", "customer"];
    private static readonly string[] Stages = ["authorised", "captured", "refunded"];
    private static readonly decimal[] Prices = [10, 10, 10, 12, 25, 0];
    private static readonly decimal[] Rates = [0, 0, 19, 7];
    private static readonly Caller[] Callers = [.. Enumerable.Range(1, 5).Select(number => Core.Tower.Caller.Of($"P-{number}")), Core.Tower.Caller.AdministratorKey];
    private int signals;

    public static IReadOnlyList<string> Types { get; } = [SignalTypes.InvoiceReceived, SignalTypes.CreditNoteReceived, SignalTypes.PaymentMade, SignalTypes.PaymentReceived];

    public Caller Caller() => Callers[random.Next(Callers.Length)];

    /// <summary>Null mostly: it is another's turn.</summary>
    public object? Next(TowerState state, DateTimeOffset now)
    {
        if (random.Next(9) != 0) return null;
        var open = state.Finance.Invoices.Open.Keys.ToList();
        var invoice = open.Count == 0 ? "IN-1001" : open[random.Next(open.Count)];
        return random.Next(20) switch
        {
            < 6 => Take(random.Next(4) == 0 ? SignalTypes.CreditNoteReceived : SignalTypes.InvoiceReceived, type => Invoice(state, now, type == SignalTypes.CreditNoteReceived), now),
            6 => Take(SignalTypes.OrderPlaced, _ => Order(now), now),
            7 or 8 => Take(SignalTypes.PaymentReceived, _ => Received(state), now),
            9 => Take(SignalTypes.PaymentMade, _ => new { payment = Payment(state) }, now),
            10 => new PutFinanceTerms(Terms()),
            11 => random.Next(4) == 0 ? new PutVatRates([new("DE", VatCategory.Standard, 19, new(2021, 1, 1), null, "UStG")]) : new RunPayments(now.AddDays(random.Next(90))),
            12 => new RunPayments(now.AddDays(90)),
            13 => new DisputeInvoice(invoice, "what is this"),
            14 => new RejectInvoice(invoice, "no"),
            < 17 => new ReleaseInvoice(invoice, "it is well"),
            _ => new ApproveInvoice(invoice, "pay it"),
        };
    }

    private string Payment(TowerState state)
    {
        var known = state.Finance.Payments;
        return known.Count == 0 || random.Next(4) == 0 ? "PY-9" : known.Keys.ElementAt(random.Next(known.Count));
    }

    private TakeSignals Take(string type, Func<string, object> made, DateTimeOffset now)
    {
        var data = JsonSerializer.SerializeToElement(made(type), CanonicalJson.Options);
        var findings = new JsonFindings();
        SignalTypes.Schemas[type].Check(data, findings);
        var id = $"m{signals++}";
        var candidate = findings.Any
            ? new SignalCandidate(null, findings.ToRefusal(type).Message, data.GetRawText())
            : new SignalCandidate(new("bank", id, type, now.AddHours(-random.Next(9)), null, data), null, data.GetRawText(), $"{type}{id}");
        return new TakeSignals([candidate], random.Next(2) == 0);
    }

    private object Invoice(TowerState state, DateTimeOffset now, bool credit)
    {
        var documents = state.Finance.Trade.Documents.Values.ToList();
        var document = documents.Count > 0 && random.Next(6) != 0 ? documents[random.Next(documents.Count)] : null;
        var kind = document is null || random.Next(6) == 0 ? Kinds[random.Next(3)] : document.Kind switch { TradeKind.Purchase => "supplier", TradeKind.Shipment => "carrier", _ => "customer" };
        var (price, vat) = (random.Next(3) == 0 ? Prices[random.Next(Prices.Length)] : document?.Lines.Select(line => line.Price?.Amount).FirstOrDefault() ?? 10, Rates[random.Next(Rates.Length)]);
        var lines = Enumerable.Range(1, random.Next(1, 3)).Select(i => new
        {
            id = $"{i}",
            document = document?.Id ?? "PO-404",
            item = document?.Lines.Select(line => line.Item).FirstOrDefault() ?? "ITEM-1",
            kind = kind == "carrier" ? "freight" : "goods",
            quantity = random.Next(1, 40),
            unitPrice = Math.Min(price, 1_000),
            vatPercent = vat,
        }).ToList();
        var total = lines.Sum(line => line.quantity * line.unitPrice * (1 + (vat / 100))) + (random.Next(9) == 0 ? 1 : 0);
        var (id, party) = ($"R-{random.Next(40)}", document?.Party ?? "SUP-1");
        return credit
            ? new { id, kind, party, invoice = $"R-{random.Next(40)}", currency = "EUR", total, issuedAt = now, lines }
            : new { id, kind, party, currency = "EUR", total, issuedAt = now.AddDays(-random.Next(3)), dueAt = now.AddDays(random.Next(-3, 40)), bankAccount = $"DE{random.Next(3)}", lines };
    }

    private object Order(DateTimeOffset now) => new
    {
        id = $"WEB-{random.Next(4)}",
        customer = "C",
        destination = "STORE-1",
        channel = "web",
        placedAt = now,
        promisedBy = now.AddDays(9),
        lines = new[] { new { id = "1", item = "ITEM-1", quantity = 2, price = new { amount = 25, currency = "EUR" } } },
    };

    private object Received(TowerState state)
    {
        var open = state.Finance.Invoices.Open.Keys.Select(id => state.Finance.Invoices.ById[id]).Where(one => !one.Payable).ToList();
        if (open.Count == 0 || random.Next(2) == 0) return new { order = $"WEB-{random.Next(4)}", amount = random.Next(1, 60), currency = "EUR", stage = Stages[random.Next(3)] };
        var one = open[random.Next(open.Count)];
        return new { invoice = one.Number, party = one.Party, amount = random.Next(1, 400), currency = "EUR" };
    }

    private FinanceTerms Terms() => FinanceTerms.Default("EUR") with
    {
        Authority = [new("operations", 100), new("management", random.Next(200, 9_000))],
        AutomaticUpTo = random.Next(3) == 0 ? 50 : 0,
        PrepaidChannels = ["web"],
        Countries = [new("DC-1", "DE"), new("DC-2", "DE")],
        Parties = [new("SUP-1") { Country = "DE", BankAccount = "DE1" }],
    };
}
