using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

[FactKind("finance.termsPut")]
public sealed record FinanceTermsPut(FinanceTerms Terms) : IFact;

/// <param name="Version">From 1; each takes the place of all of the one before.</param>
[FactKind("finance.vatRatesPut")]
public sealed record VatRatesPut(int Version, IReadOnlyList<VatRate> Rates) : IFact;

[FactKind("finance.posted")]
public sealed record Posted(Posting Posting) : IFact;

/// <summary>An invoice or a credit note came in, or was issued; what it is matched to stands in the fact behind it.</summary>
[FactKind("invoice.received")]
public sealed record InvoiceReceived(Invoice Invoice) : IFact;

/// <summary>It was held against what was ordered and received, for the first time or anew.</summary>
/// <param name="To">Held or Waiting; Disputed where it was and something is still wrong.</param>
/// <param name="Asked">The function whose authority it takes; null where none is needed.</param>
[FactKind("invoice.matched")]
public sealed record InvoiceMatched(string Invoice, IReadOnlyList<Mismatch> Findings, InvoiceStatus To, string? Asked) : IFact;

/// <summary>Somebody let it through although something does not match; it is still to be approved.</summary>
[FactKind("invoice.released")]
public sealed record InvoiceReleased(string Invoice, string Reason, string? Asked) : IFact;

/// <summary>Somebody agreed whose authority is not enough.</summary>
/// <param name="Asked">Who is asked next.</param>
[FactKind("invoice.endorsed")]
public sealed record InvoiceEndorsed(string Invoice, string Function, string Reason, string Asked) : IFact;

/// <param name="Function">In whose authority; null where the tower approved what matches in all.</param>
/// <param name="Vat">What it adds to the return.</param>
[FactKind("invoice.approved")]
public sealed record InvoiceApproved(string Invoice, string? Function, string Reason, IReadOnlyList<VatEntry> Vat) : IFact;

[FactKind("invoice.disputed")]
public sealed record InvoiceDisputed(string Invoice, string Reason) : IFact;

[FactKind("invoice.rejected")]
public sealed record InvoiceRejected(string Invoice, string Reason) : IFact;

/// <summary>An approved invoice leaves the books again, since it should never have come; the entry that takes it out stands behind.</summary>
/// <param name="Vat">What it takes off the return, on the day on which it is reversed.</param>
[FactKind("invoice.reversed")]
public sealed record InvoiceReversed(string Invoice, string Reason, IReadOnlyList<VatEntry> Vat) : IFact;

/// <summary>What is owed was settled, in all or in part, by money or against a credit.</summary>
/// <param name="Through">The payment, or the invoice or credit that it was set off against.</param>
[FactKind("invoice.settled")]
public sealed record InvoiceSettled(string Invoice, Money Amount, string Through) : IFact;

/// <summary>A payment is asked of the bank.</summary>
[FactKind("payment.requested")]
public sealed record PaymentRequested(Payment Payment) : IFact;

[FactKind("payment.made")]
public sealed record PaymentMade(string Payment, string? BankReference) : IFact;

/// <summary>Money for an order was authorised, captured or given back.</summary>
[FactKind("order.paid")]
public sealed record OrderPaid(string Order, PaymentStage Stage, Money Amount) : IFact;

/// <summary>What was captured for an order before it was billed now stands against its invoice.</summary>
[FactKind("order.depositApplied")]
public sealed record DepositApplied(string Order, string Invoice, Money Amount) : IFact;

/// <summary>The order is to be paid first, and waits for it.</summary>
[FactKind("order.heldForPayment")]
public sealed record OrderHeldForPayment(string Order, Money Due) : IFact;

/// <summary>The money of an order is there, or it is over: it waits for no money any more.</summary>
[FactKind("order.clearedForPayment")]
public sealed record OrderClearedForPayment(string Order) : IFact;
