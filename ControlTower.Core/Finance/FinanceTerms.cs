namespace ControlTower.Core.Finance;

/// <summary>What was agreed with parties and within the company, as it is put and got.</summary>
/// <param name="Currency">Of the company, ISO 4217: in it lanes are priced and authority is given.</param>
public sealed record FinanceTerms(string Currency)
{
    public MatchTolerance Tolerance { get; init; } = new();

    /// <summary>Who may spend how much, the least first.</summary>
    public IReadOnlyList<SpendingAuthority> Authority { get; init; } = [new("finance", 10_000), new("management", 1_000_000)];

    /// <summary>What matches in all and asks for no more is approved without a person; 0 where nothing is.</summary>
    public decimal AutomaticUpTo { get; init; }

    /// <summary>Invoices of a party within so many days are one amount where authority is asked for; 0: each stands for itself.</summary>
    public int SplitDays { get; init; } = 3;

    /// <summary>Days from issue to due, where a party has no terms of its own.</summary>
    public int PaymentDays { get; init; } = 30;

    /// <summary>An invoice is billed within so many days, or it is too old.</summary>
    public int OldestDays { get; init; } = 365;

    /// <summary>Robust deviations from a party's earlier amounts that are still usual.</summary>
    public decimal UsualScore { get; init; } = 5;

    /// <summary>Orders from these channels are held until their money is authorised.</summary>
    public IReadOnlyList<string> PrepaidChannels { get; init; } = [];

    /// <summary>The endpoint that payments are asked of; null: the first that is subscribed.</summary>
    public string? PaymentEndpoint { get; init; }

    public IReadOnlyList<PartyTerms> Parties { get; init; } = [];

    public IReadOnlyList<SiteCountry> Countries { get; init; } = [];

    /// <summary>Accounts of the company's own books in the place of the shipped ones.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    public PartyTerms? Of(string party) => Parties.FirstOrDefault(one => one.Party == party);

    /// <summary>ISO 3166 alpha-2; null where nobody told.</summary>
    public string? CountryOf(string? place) => place is null ? null : Countries.FirstOrDefault(one => one.Place == place)?.Country ?? Of(place)?.Country;

    public static FinanceTerms Default(string currency) => new(currency);
}

/// <summary>How far an invoice may be off. Where a share and an amount stand, the larger of the two is allowed.</summary>
/// <param name="PriceShare">Of the agreed price, in percent.</param>
/// <param name="PriceAmount">For one unit, in the currency of the invoice.</param>
/// <param name="QuantityShare">Of the ordered or received quantity, in percent.</param>
/// <param name="QuantityUnits">In units.</param>
/// <param name="FreightShare">Of the agreed freight, in percent.</param>
/// <param name="FreightAmount">In the currency of the invoice.</param>
/// <param name="RoundingAmount">Of a line, of its VAT and of the total, in the currency of the invoice.</param>
/// <param name="Days">Of due dates.</param>
public sealed record MatchTolerance(
    decimal PriceShare = 0.5m, decimal PriceAmount = 0.01m, decimal QuantityShare = 0, decimal QuantityUnits = 0,
    decimal FreightShare = 5, decimal FreightAmount = 1, decimal RoundingAmount = 0.02m, int Days = 0);

/// <param name="UpTo">In the currency of the terms.</param>
public sealed record SpendingAuthority(string Function, decimal UpTo);

/// <summary>What was agreed with one supplier (by its site), carrier or customer.</summary>
public sealed record PartyTerms(string Party)
{
    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Under which it is registered for VAT.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Where its money goes; null until its first invoice is approved.</summary>
    public string? BankAccount { get; init; }

    public int? PaymentDays { get; init; }

    /// <summary>Percent off where it is paid within <see cref="DiscountDays"/>.</summary>
    public decimal? DiscountPercent { get; init; }

    public int? DiscountDays { get; init; }

    /// <summary>It may bill freight on its invoices for goods.</summary>
    public bool BillsFreight { get; init; }

    /// <summary>Nothing is paid to it.</summary>
    public bool Blocked { get; init; }
}

/// <param name="Place">A site, or a customer.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
public sealed record SiteCountry(string Place, string Country);
