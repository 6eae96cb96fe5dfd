using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>How finance changes with each fact.</summary>
internal static class FinanceApply
{
    public static FinanceState Apply(FinanceState state, Fact fact) => fact.Body switch
    {
        FinanceTermsPut put => state with { Terms = put.Terms },
        VatRatesPut put => state with { Vat = new(put.Version, put.Rates) },
        Posted posted => Book(state, posted.Posting),
        InvoiceReceived received => state with { Invoices = state.Invoices.With(received.Invoice) },
        InvoiceMatched matched => With(state, matched.Invoice, fact, one => one with { Findings = matched.Findings, Status = matched.To, Asked = matched.Asked }),
        InvoiceReleased released => With(state, released.Invoice, fact, one => one with { Status = InvoiceStatus.Waiting, ReleasedBy = fact.Actor, Reason = released.Reason, Asked = released.Asked }),
        InvoiceEndorsed endorsed => With(state, endorsed.Invoice, fact, one => one with
        {
            Endorsements = [.. one.Endorsements, new(fact.Actor, endorsed.Function, fact.RecordedAt, endorsed.Reason)],
            Asked = endorsed.Asked,
        }),
        InvoiceApproved approved => Approve(state, approved, fact),
        InvoiceDisputed disputed => With(state, disputed.Invoice, fact, one => one with { Status = InvoiceStatus.Disputed, Reason = disputed.Reason }),
        InvoiceRejected rejected => With(state, rejected.Invoice, fact, one => one with { Status = InvoiceStatus.Rejected, Reason = rejected.Reason }),
        InvoiceReversed reversed => Reverse(state, reversed, fact),
        InvoiceSettled settled => Settle(state, settled, fact),
        PaymentRequested requested => Request(state, requested.Payment, fact),
        PaymentMade made => Make(state, made, fact),
        OrderPaid paid => WithOrder(state, paid.Order, one => Pay(one, paid)),
        DepositApplied applied => WithOrder(state, applied.Order, one => one with { Applied = Sum(one.Applied, applied.Amount) }),
        OrderHeldForPayment held => WithOrder(state, held.Order, one => one with { Due = held.Due, Held = true }),
        OrderClearedForPayment cleared => WithOrder(state, cleared.Order, one => one with { Held = false }),
        _ => state,
    };

    private static FinanceState With(FinanceState state, string id, Fact fact, Func<Invoice, Invoice> change) =>
        state with { Invoices = state.Invoices.Change(id, fact.RecordedAt, change) };

    private static FinanceState Approve(FinanceState state, InvoiceApproved approved, Fact fact)
    {
        var one = state.Invoices.ById[approved.Invoice];
        var next = With(state, one.Id, fact, known => known with
        {
            Status = InvoiceStatus.Approved,
            ApprovedBy = fact.Actor,
            ApprovedAt = fact.RecordedAt,
            Reason = approved.Reason,
            Asked = null,
        });
        if (one is { Payable: true, Credit: false }) next = next with { Parties = state.Parties.Set(one.Party, state.Party(one.Party).With(one)) };
        return next with { VatDays = approved.Vat.Aggregate(next.VatDays, (days, entry) => Added(days, one.IssuedAt, entry)), Booked = next.Booked.Set(one.Id, new(approved.Vat, [])) };
    }

    private static FinanceState Book(FinanceState state, Posting posting)
    {
        var next = state with { Ledger = state.Ledger.With(posting) };
        return posting.Cause is PostingCause.Invoice or PostingCause.CreditNote && next.Booked.Find(posting.Reference) is { Lines.Count: 0 } booked
            ? next with { Booked = next.Booked.Set(posting.Reference, booked with { Lines = posting.Lines }) }
            : next;
    }

    private static FinanceState Reverse(FinanceState state, InvoiceReversed reversed, Fact fact)
    {
        var next = With(state, reversed.Invoice, fact, one => one with { Status = InvoiceStatus.Rejected, Reason = reversed.Reason });
        return next with { VatDays = reversed.Vat.Aggregate(next.VatDays, (days, entry) => Added(days, fact.OccurredAt, entry)), Booked = next.Booked.Remove(reversed.Invoice) };
    }

    private static FinanceState Settle(FinanceState state, InvoiceSettled settled, Fact fact)
    {
        var next = With(state, settled.Invoice, fact, one => Settle(one, settled.Amount, fact.OccurredAt));
        return next.Invoices.Find(settled.Invoice) is { Over: true } ? next with { Booked = next.Booked.Remove(settled.Invoice) } : next;
    }

    private static OrdinalMap<VatEntry> Added(OrdinalMap<VatEntry> days, DateTimeOffset at, VatEntry entry)
    {
        var key = string.Join(
            Keys.Separator, FinanceState.DayOf(DateOnly.FromDateTime(at.UtcDateTime)), entry.Country, entry.Box.ToString(), entry.Category.ToString(),
            entry.Percent.ToString(CultureInfo.InvariantCulture), entry.Net.Currency);
        return days.Set(key, days.TryGetValue(key, out var known) ? known with { Net = known.Net + entry.Net, Vat = known.Vat + entry.Vat } : entry);
    }

    private static Invoice Settle(Invoice one, Money amount, DateTimeOffset at)
    {
        var next = one with { Paid = one.Paid is { } paid ? paid + amount : amount };
        return next.Open.Micros <= 0 ? next with { Status = InvoiceStatus.Paid, PaidAt = at } : next;
    }

    private static FinanceState Request(FinanceState state, Payment payment, Fact fact) => payment.Invoices.Aggregate(
        state with { Payments = state.Payments.Set(payment.Id, payment), LastPayment = state.LastPayment + 1 },
        (next, id) => With(next, id, fact, one => one with { Status = InvoiceStatus.InPayment, Payment = payment.Id }));

    private static FinanceState Make(FinanceState state, PaymentMade made, Fact fact) => state with
    {
        Payments = state.Payments.Set(made.Payment, state.Payments[made.Payment] with { Status = PaymentStatus.Made, MadeAt = fact.OccurredAt, BankReference = made.BankReference }),
    };

    private static OrderPayment Pay(OrderPayment one, OrderPaid paid) => paid.Stage switch
    {
        PaymentStage.Authorised => one with { Authorised = Sum(one.Authorised, paid.Amount) },
        PaymentStage.Captured => one with { Captured = Sum(one.Captured, paid.Amount) },
        _ => one with { Refunded = Sum(one.Refunded, paid.Amount) },
    };

    private static Money Sum(Money? known, Money more) => known is { } before ? before + more : more;

    private static FinanceState WithOrder(FinanceState state, string order, Func<OrderPayment, OrderPayment> change) =>
        state with { Orders = state.Orders.Set(order, change(state.Orders.Find(order) ?? new(null))) };
}
