using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>Whose money it is about: we owe suppliers and carriers, customers owe us.</summary>
public enum InvoiceKind { Supplier, Carrier, Customer }

/// <summary>
/// Held: something does not match, a person looks at it. Waiting: it matches, or was released, and is to be approved. Approved: in the
/// books, and to be paid. Disputed: the party has to answer. InPayment: asked of the bank. Rejected and Paid are ends.
/// </summary>
public enum InvoiceStatus { Held, Waiting, Approved, Disputed, InPayment, Paid, Rejected }

/// <summary>A document that asks for money, or with <see cref="Credit"/> gives it back.</summary>
/// <param name="Id">Of the tower, such as IN-1001.</param>
/// <param name="Number">As its writer numbered it.</param>
/// <param name="Party">The supplier's site, the carrier, or the customer.</param>
/// <param name="Total">With VAT, as stated.</param>
public sealed record Invoice(string Id, InvoiceKind Kind, string Number, string Party, IReadOnlyList<InvoiceLine> Lines, Money Total, DateTimeOffset IssuedAt)
{
    /// <summary>Null where it is not stated.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>It gives back what an invoice asked for; amounts are stated without a sign.</summary>
    public bool Credit { get; init; }

    /// <summary>The number of the invoice that a credit corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>Where the money is to go, as stated: IBAN or another account number, without blanks.</summary>
    public string? BankAccount { get; init; }

    /// <summary>Where the goods begin, ISO 3166 alpha-2; null where the terms tell.</summary>
    public string? Origin { get; init; }

    /// <summary>Where the goods end, ISO 3166 alpha-2; null where the terms tell.</summary>
    public string? Destination { get; init; }

    /// <summary>Percent of the total that may be left out where it is paid by <see cref="DiscountUntil"/>.</summary>
    public decimal? DiscountPercent { get; init; }

    public DateTimeOffset? DiscountUntil { get; init; }

    /// <summary>Who told of it, as an actor is written.</summary>
    public string ToldBy { get; init; } = "";

    /// <summary>The signal that told of it, by source and id; null where none did.</summary>
    public string? Signal { get; init; }

    public InvoiceStatus Status { get; init; }

    /// <summary>What does not match, in the order of the rules; empty where all does.</summary>
    public IReadOnlyList<Mismatch> Findings { get; init; } = [];

    /// <summary>Who agreed so far, each within less authority than it takes.</summary>
    public IReadOnlyList<Endorsement> Endorsements { get; init; } = [];

    /// <summary>The function that is asked, where one within its authority is; null where any that may approve will do.</summary>
    public string? Asked { get; init; }

    /// <summary>Who let it through although something does not match.</summary>
    public string? ReleasedBy { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>What people said of it last.</summary>
    public string? Reason { get; init; }

    /// <summary>The payment that it is part of.</summary>
    public string? Payment { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>What was paid of it.</summary>
    public Money? Paid { get; init; }

    /// <summary>We owe it.</summary>
    [JsonIgnore]
    public bool Payable => Kind != InvoiceKind.Customer;

    /// <summary>It stands in the books.</summary>
    [JsonIgnore]
    public bool Booked => Status is InvoiceStatus.Approved or InvoiceStatus.InPayment or InvoiceStatus.Paid;

    [JsonIgnore]
    public bool Over => Status is InvoiceStatus.Paid or InvoiceStatus.Rejected;

    /// <summary>What is still owed of it.</summary>
    [JsonIgnore]
    public Money Open => Paid is { } paid ? Total - paid : Total;

    /// <summary>The largest of what its findings put in danger, and no more than it asks for: findings may be about the same money.</summary>
    [JsonIgnore]
    public Money AtRisk => new(Math.Min(Math.Max(0, Total.Micros), Findings.Max(found => found.AtRisk?.Micros) ?? 0), Currency);

    [JsonIgnore]
    public string Currency => Total.Currency;
}

/// <param name="Id">Of the line, unique in its invoice.</param>
/// <param name="Net">Without VAT, as stated.</param>
public sealed record InvoiceLine(string Id, Quantity Quantity, Money UnitPrice, Money Net)
{
    public LineKind Kind { get; init; }

    /// <summary>The order, purchase order or shipment that it bills.</summary>
    public string? Document { get; init; }

    /// <summary>The line of it; null where its item tells.</summary>
    public string? DocumentLine { get; init; }

    public string? Item { get; init; }

    public VatCategory VatCategory { get; init; }

    /// <summary>In percent.</summary>
    public decimal VatPercent { get; init; }

    public Money Vat { get; init; }
}

public enum LineKind { Goods, Freight, Charge }

/// <summary>Somebody agreed within their authority, which was not enough.</summary>
public sealed record Endorsement(string Actor, string Function, DateTimeOffset At, string Reason);
