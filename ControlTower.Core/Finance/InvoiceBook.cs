using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>Invoices and credits, and the ways in which the rules look for them.</summary>
/// <param name="ById">All that are open, and the newest of those that are over.</param>
/// <param name="Open">Those that are not over.</param>
/// <param name="Over">Those that are, by when and id.</param>
public sealed record InvoiceBook(OrdinalMap<Invoice> ById, OrdinalMap<bool> Open, OrdinalMap<string> Over)
{
    /// <summary>So many that are over are remembered; all stand in the journal.</summary>
    public const int OverKept = 50_000;

    public static InvoiceBook Empty { get; } = new(OrdinalMap<Invoice>.Empty, OrdinalMap<bool>.Empty, OrdinalMap<string>.Empty);

    /// <summary>By number, party and id.</summary>
    public OrdinalMap<string> Numbers { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>By party, when it was received, and id.</summary>
    public OrdinalMap<string> Parties { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>By party, total and id.</summary>
    public OrdinalMap<string> Totals { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>By the document that a line bills, and id.</summary>
    public OrdinalMap<string> Documents { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>By bank account, party and id.</summary>
    public OrdinalMap<string> BankAccounts { get; init; } = OrdinalMap<string>.Empty;

    public int Last { get; init; }

    public Invoice? Find(string id) => ById.Find(id);

    /// <summary>Of whichever party, in order of party and id.</summary>
    public IEnumerable<Invoice> Numbered(string number) => Found(Numbers, Keys.Prefix(number));

    /// <summary>In order of id.</summary>
    public IEnumerable<Invoice> OfTotal(string party, Money total) => Found(Totals, Keys.Prefix(Keys.Of(party, total.ToString())));

    /// <summary>In order of id.</summary>
    public IEnumerable<Invoice> Billing(string document) => Found(Documents, Keys.Prefix(document));

    /// <summary>In order of party and id.</summary>
    public IEnumerable<Invoice> WithBankAccount(string account) => Found(BankAccounts, Keys.Prefix(account));

    /// <summary>Received from then on, in that order.</summary>
    public IEnumerable<Invoice> Of(string party, DateTimeOffset from) => Parties.FromKey(Keys.Of(party, Keys.Part(from)))
        .TakeWhile(pair => pair.Key.StartsWith(Keys.Prefix(party), StringComparison.Ordinal)).Select(pair => ById[pair.Value]);

    public InvoiceBook With(Invoice invoice) => Indexed(invoice, (map, key) => map.Set(key, invoice.Id)) with
    {
        ById = ById.Set(invoice.Id, invoice),
        Open = Open.Set(invoice.Id, true),
        Last = Last + 1,
    };

    /// <param name="at">When it became what it is.</param>
    public InvoiceBook Change(string id, DateTimeOffset at, Func<Invoice, Invoice> change)
    {
        if (!ById.TryGetValue(id, out var before)) return this;
        var after = change(before);
        var book = this with { ById = ById.Set(id, after) };
        if (!after.Over || before.Over) return book;
        book = book with { Open = Open.Remove(id), Over = Over.Set(Keys.Of(Keys.Part(at), id), id) };
        return book.Over.Count > OverKept && book.Over.TryFirst(out var oldest, out var forgotten)
            ? book.Forgotten(book.ById[forgotten]) with { Over = book.Over.Remove(oldest) }
            : book;
    }

    private InvoiceBook Forgotten(Invoice invoice) => Indexed(invoice, (map, key) => map.Remove(key)) with { ById = ById.Remove(invoice.Id) };

    private InvoiceBook Indexed(Invoice one, Func<OrdinalMap<string>, string, OrdinalMap<string>> change) => this with
    {
        Numbers = change(Numbers, Keys.Of(one.Number, one.Party, one.Id)),
        Parties = change(Parties, Keys.Of(one.Party, Keys.Part(one.ReceivedAt), one.Id)),
        Totals = change(Totals, Keys.Of(one.Party, one.Total.ToString(), one.Id)),
        Documents = one.Lines.Select(line => line.Document).OfType<string>().Distinct(StringComparer.Ordinal).Aggregate(Documents, (map, document) => change(map, Keys.Of(document, one.Id))),
        BankAccounts = one.BankAccount is { } account ? change(BankAccounts, Keys.Of(account, one.Party, one.Id)) : BankAccounts,
    };

    private IEnumerable<Invoice> Found(OrdinalMap<string> index, string prefix) => index.WithPrefix(prefix).Select(pair => ById[pair.Value]);
}
