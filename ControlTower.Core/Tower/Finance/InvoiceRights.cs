using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Core.Tower.Finance;

public enum InvoiceStep { Approve, Release, Dispute, Reject }

/// <summary>Whether somebody may take a step with an invoice, and else why not; a page asks it before it offers the step.</summary>
public static class InvoiceRights
{
    private static readonly string[] Past = ["approved", "released", "disputed", "rejected"];

    /// <summary>Null where it may be done.</summary>
    public static Refusal? Against(TowerState state, (Caller Caller, TowerRules Rules) asking, Invoice invoice, InvoiceStep step)
    {
        if (!Fits(invoice.Status, step)) return Refusal.Conflict($"{invoice.Id} is {Word(invoice.Status)} and cannot be {Past[(int)step]}.{Hint(invoice.Status, step)}");
        return AgainstPaying(state, asking) ?? (step is InvoiceStep.Approve or InvoiceStep.Release ? FourEyes(invoice, asking.Caller.Actor, step) : null);
    }

    /// <summary>Whether somebody may decide about money at all; null where they may.</summary>
    public static Refusal? AgainstPaying(TowerState state, (Caller Caller, TowerRules Rules) asking)
    {
        if (asking.Caller.IsAdministratorKey) return null;
        if (asking.Caller.Person is not { } id || state.People.Persons.Find(id) is not { Active: true } person) return Refusal.Forbidden("Only a person decides; an integration never does.");
        if (!person.MayDecide) return Refusal.Forbidden($"Deciding needs the role '{Roles.Approver}'.");
        var terms = state.Finance.TermsOr(asking.Rules.Currency);
        return terms.Authority.Any(one => person.Functions.Contains(one.Function))
            ? null
            : Refusal.Forbidden($"It takes {string.Join(" or ", terms.Authority.Select(one => one.Function))}; you hold {(person.Functions.Count == 0 ? "no function" : string.Join(", ", person.Functions))}.");
    }

    /// <summary>The largest authority of the functions that somebody holds; the administrator's key stands in for the largest there is.</summary>
    public static (string Function, decimal UpTo) AuthorityOf(TowerState state, Caller caller, FinanceTerms terms)
    {
        var held = terms.Authority.Where(one => caller.IsAdministratorKey || (caller.Person is { } id && state.People.Persons.Find(id)?.Functions.Contains(one.Function) == true));
        return held.OrderByDescending(one => one.UpTo).Select(one => (one.Function, one.UpTo)).FirstOrDefault(("", 0m));
    }

    private static Refusal? FourEyes(Invoice invoice, string actor, InvoiceStep step) =>
        actor == Journal.Actors.AdministratorKey ? null
        : invoice.ToldBy == actor ? Refusal.Forbidden("Another person decides: you told of the invoice, and nobody approves what they asked for.")
        : step == InvoiceStep.Approve && invoice.ReleasedBy == actor ? Refusal.Forbidden("Another person approves: you let the invoice through, and it takes two pairs of eyes.")
        : step == InvoiceStep.Approve && invoice.Endorsements.Any(one => one.Actor == actor) ? Refusal.Conflict($"You agreed already; {invoice.Asked} is asked now.")
        : null;

    private static bool Fits(InvoiceStatus status, InvoiceStep step) => step switch
    {
        InvoiceStep.Approve => status == InvoiceStatus.Waiting,
        InvoiceStep.Release => status is InvoiceStatus.Held or InvoiceStatus.Disputed,
        InvoiceStep.Dispute => status is InvoiceStatus.Held or InvoiceStatus.Waiting,
        _ => status is InvoiceStatus.Held or InvoiceStatus.Waiting or InvoiceStatus.Disputed,
    };

    private static string Hint(InvoiceStatus status, InvoiceStep step) =>
        step == InvoiceStep.Approve && status is (InvoiceStatus.Held or InvoiceStatus.Disputed) ? " Release it first, with a reason." : "";

    private static string Word(InvoiceStatus status) => status switch
    {
        InvoiceStatus.InPayment => "in payment",
        InvoiceStatus.Waiting => "waiting for approval",
        _ => status.ToString().ToLowerInvariant(),
    };
}
