using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// Asks the bank to pay what is approved and due, one payment for each party, account and currency. An invoice that is in a payment leaves the
/// approved ones with the same commit, so that no second run finds it; the payment's id goes with each telling of it.
/// </summary>
internal static class PaymentRun
{
    public const string EffectType = "payment.requested";

    /// <summary>So many invoices in one run; the next takes the rest.</summary>
    private const int Most = 5_000;

    public static Result<object> Run(Turn turn, RunPayments run)
    {
        if (InvoiceRights.AgainstPaying(turn.State, (turn.Caller, turn.Rules)) is { } against) return against;
        var (until, left, payable) = (run.Until ?? turn.Now, new List<LeftUnpaid>(), new SortedDictionary<string, List<Invoice>>(StringComparer.Ordinal));
        var terms = turn.State.Finance.TermsOr(turn.Rules.Currency);
        foreach (var invoice in turn.State.Finance.Invoices.Open.Keys.Select(id => turn.State.Finance.Invoices.ById[id]).Where(one => IsDue(one, terms, until)).Take(Most))
        {
            if (Against(turn, terms, invoice) is { } because) left.Add(new(invoice.Id, because));
            else Group(payable, Keys.Of(invoice.Party, invoice.Currency, AccountOf(turn.State.Finance, terms, invoice)!)).Add(invoice);
        }
        var payments = payable.Values.Select(invoices => Request(turn, invoices, AccountOf(turn.State.Finance, terms, invoices[0])!)).ToList();
        return new PaymentsRun(payments, left);
    }

    private static bool IsDue(Invoice one, FinanceTerms terms, DateTimeOffset until) =>
        one is { Payable: true, Credit: false, Status: InvoiceStatus.Approved } && (one.DueAt ?? one.IssuedAt.AddDays(terms.Of(one.Party)?.PaymentDays ?? terms.PaymentDays)) <= until;

    private static string? Against(Turn turn, FinanceTerms terms, Invoice invoice)
    {
        if (!turn.Caller.IsAdministratorKey && invoice.ApprovedBy == turn.Caller.Actor) return "you approved it; another person pays it";
        if (terms.Of(invoice.Party)?.Blocked == true) return $"{invoice.Party} is blocked";
        return AccountOf(turn.State.Finance, terms, invoice) is null ? "no bank account is known" : null;
    }

    /// <summary>What the terms say goes before what the invoice says: it was agreed, and looked at by people.</summary>
    private static string? AccountOf(FinanceState state, FinanceTerms terms, Invoice invoice) =>
        terms.Of(invoice.Party)?.BankAccount ?? invoice.BankAccount ?? state.Party(invoice.Party).BankAccount;

    private static Payment Request(Turn turn, List<Invoice> invoices, string account)
    {
        var id = $"PY-{turn.State.Finance.LastPayment + 1}";
        var amount = invoices.Aggregate(Money.Zero(invoices[0].Currency), (sum, one) => sum + one.Open);
        var payment = new Payment(id, invoices[0].Party, amount, [.. invoices.Select(one => one.Id)], account, turn.Now, turn.Caller.Actor);
        turn.Record(new PaymentRequested(payment));
        Tell(turn, payment, [.. invoices.Select(one => one.Number)]);
        return payment;
    }

    /// <summary>To one endpoint alone: two that were told would both pay. Where none is subscribed a person pays, and the payment waits for news of it.</summary>
    private static void Tell(Turn turn, Payment payment, IReadOnlyList<string> numbers)
    {
        var named = turn.State.Finance.Terms?.PaymentEndpoint;
        var endpoint = turn.State.Effects.Endpoints.Values.FirstOrDefault(one => one.Active && (named is null || one.Id == named));
        if (endpoint is null) return;
        var told = JsonSerializer.SerializeToElement(new PaymentInstruction(payment.Id, payment.Party, payment.Amount, payment.BankAccount, numbers), CanonicalJson.Options);
        turn.Conclude(new EffectRequested($"EF-{turn.State.Effects.LastEffect + 1}", endpoint.Id, EffectType, payment.Id, told));
    }

    private static List<Invoice> Group(SortedDictionary<string, List<Invoice>> groups, string key)
    {
        if (!groups.TryGetValue(key, out var group)) groups[key] = group = [];
        return group;
    }

    /// <param name="Payment">Carried out once, however often it is told.</param>
    /// <param name="Invoices">Numbers as the party wrote them.</param>
    private sealed record PaymentInstruction(string Payment, string Party, Money Amount, string? BankAccount, IReadOnlyList<string> Invoices);
}
