using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Finance;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using ControlTower.Web.Shared.Texts;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Settlement;

/// <summary>The desk where what is billed meets what was ordered and came.</summary>
public sealed partial class SettlementPage
{
    private static readonly InvoiceStep[] Steps = Enum.GetValues<InvoiceStep>();

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next invoice"), new("k", "Invoice before"), new("Enter", "Look at it"), new("c", "Close it"),
        new("y", "Approve, with a reason"), new("l", "Let it through, with a reason"), new("b", "Dispute it"), new("x", "Send it back"),
    ];

    private SettlementFilter filter = SettlementFilter.Read(_ => null);
    private SettlementView view = new();
    private bool open;
    private InvoiceStep asked;
    private string? refused;

    [Inject] private TowerLoop Loop { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "party")] private string? Party { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Mismatch { get; set; }

    [SupplyParameterFromQuery(Name = "id")] private string? Id { get; set; }

    private string Summary => $"{NumberFormat.Text(Count(SettlementFilter.Held))} held, {NumberFormat.Text(Count(SettlementFilter.Waiting))} to approve";

    private IReadOnlyList<Choice> TabList =>
    [
        Tab(SettlementFilter.Held, "Mismatches", true), Tab(SettlementFilter.Waiting, "To approve", true), Tab(SettlementFilter.Approved, "To be paid", true), Tab(SettlementFilter.Over, "Over", false),
        Tab(SettlementFilter.AgeingTab, "Ageing", false), Tab(SettlementFilter.VatTab, "VAT", false),
    ];

    private (string Title, string Text) Empty => filter.Show switch
    {
        SettlementFilter.Held => ("Nothing is held", "What does not match its order and receipt waits here, with its figures. Invoices come as signals of type invoice.received."),
        SettlementFilter.Waiting => ("Nothing waits to be approved", "What matches, or was let through, waits here for who may spend so much."),
        SettlementFilter.Approved => ("Nothing is to be paid", "What is approved stands here until it is paid."),
        _ => ("Nothing is over yet", "What was paid or sent back is kept here."),
    };

    protected override bool Differ(TowerState shown, TowerState newer) =>
        !ReferenceEquals(shown.Finance, newer.Finance) || !ReferenceEquals(shown.People, newer.People) || !ReferenceEquals(shown.Exceptions.Open, newer.Exceptions.Open);

    protected override void Refresh()
    {
        filter = SettlementFilter.Read(name => name switch { "show" => Show, "party" => Party, "kind" => Mismatch, _ => Id });
        view = SettlementView.Of(Shown, filter, (Clock.GetUtcNow(), Loop.Core.Rules));
        if (filter.Id is not null) Current = filter.Id;
    }

    private int Count(string show) => view.Counts.TryGetValue(show, out var count) ? count : 0;

    private Choice Tab(string show, string label, bool counted) => new(show, label, counted ? Count(show) : null, new SettlementFilter(show, null, null, null).Url());

    private string Address(string id) => (filter with { Id = id }).Url();

    private void Go(SettlementFilter to) => Navigation.NavigateTo(to.Url(), replace: true);

    private string? Against(Invoice invoice, InvoiceStep step) => SettlementView.Against(Shown, (Session.Person is { } person ? Caller.Of(person.Id) : null, Loop.Core.Rules), invoice, step);

    /// <summary>Why nothing can be done, where nothing can; a reader who may do something sees it by the buttons.</summary>
    private string? Why(Invoice invoice) => Steps.All(step => Against(invoice, step) is not null) ? Against(invoice, invoice.Status == InvoiceStatus.Waiting ? InvoiceStep.Approve : InvoiceStep.Release) : null;

    private string ActorName(string actor) => Actors.PersonOf(actor) is { } person ? Session.NameOf(person) : actor;

    private static ButtonKind Kind(InvoiceStep step) => step switch { InvoiceStep.Approve => ButtonKind.Primary, InvoiceStep.Reject => ButtonKind.Danger, _ => ButtonKind.Plain };

    private static string Key(InvoiceStep step) => step switch { InvoiceStep.Approve => "y", InvoiceStep.Release => "l", InvoiceStep.Dispute => "b", _ => "x" };

    private void Ask(InvoiceStep step) => (open, asked, refused) = (true, step, null);

    private void Pressed(string key)
    {
        if (key is "j" or "k") Current = view.Beside(Current, key == "j" ? 1 : -1);
        else if (key == "Enter" && Current is { } id) Go(filter with { Id = id });
        else if (key == "c") Go(filter with { Id = null });
        else if (view.Chosen is { } chosen && Steps.Where(step => Key(step) == key).ToList() is [var wanted] && Against(chosen, wanted) is null) Ask(wanted);
    }

    private async Task SendAsync(string reason)
    {
        if (filter.Id is not { } id) return;
        var done = await Session.SendAsync<Invoice>(Scopes.Approvals, asked switch
        {
            InvoiceStep.Approve => new ApproveInvoice(id, reason),
            InvoiceStep.Release => new ReleaseInvoice(id, reason),
            InvoiceStep.Dispute => new DisputeInvoice(id, reason),
            _ => new RejectInvoice(id, reason),
        });
        refused = done.Refusal?.Message;
        if (!done.Succeeded) return;
        open = false;
        var next = done.Value is { Status: InvoiceStatus.Waiting, Asked: { } function } ? $"{function} is asked now." : $"It is {InvoiceWords.Of(done.Value.Status)}.";
        Toasts.Show(new(StatusKind.Ok, $"{id}: {SettlementWords.Of(asked).ToLowerInvariant()}", next));
    }

    private RenderFragment Pick(string name, string all, IReadOnlyList<string> choices, string? chosen, Func<SettlementFilter, string?, SettlementFilter> change) => builder =>
    {
        if (choices.Count == 0) return;
        builder.OpenComponent<SettlementPick>(0);
        builder.AddComponentParameter(1, nameof(SettlementPick.Name), name);
        builder.AddComponentParameter(2, nameof(SettlementPick.All), all);
        builder.AddComponentParameter(3, nameof(SettlementPick.Choices), choices);
        builder.AddComponentParameter(4, nameof(SettlementPick.Chosen), chosen);
        builder.AddComponentParameter(5, nameof(SettlementPick.OnPick), EventCallback.Factory.Create<string?>(this, value => Go(change(filter, value))));
        builder.CloseComponent();
    };
}
