namespace ControlTower.Core.Finance;

public sealed record PutFinanceTerms(FinanceTerms Terms);

/// <param name="Rates">All that hold or held; they take the place of those before.</param>
public sealed record PutVatRates(IReadOnlyList<VatRate> Rates);

/// <summary>Agrees to what an invoice asks for, as far as the caller's authority goes.</summary>
public sealed record ApproveInvoice(string Invoice, string Reason);

public sealed record DisputeInvoice(string Invoice, string Reason);

/// <summary>Lets an invoice through although something does not match.</summary>
public sealed record ReleaseInvoice(string Invoice, string Reason);

public sealed record RejectInvoice(string Invoice, string Reason);

/// <summary>Asks the bank to pay what is approved and due by then.</summary>
/// <param name="Until">Included; null: what is due by now.</param>
public sealed record RunPayments(DateTimeOffset? Until);

/// <param name="Payments">Ids of those that are asked of the bank now.</param>
/// <param name="Left">Invoices that are due and are not paid, and why.</param>
public sealed record PaymentsRun(IReadOnlyList<Payment> Payments, IReadOnlyList<LeftUnpaid> Left);

public sealed record LeftUnpaid(string Invoice, string Because);
