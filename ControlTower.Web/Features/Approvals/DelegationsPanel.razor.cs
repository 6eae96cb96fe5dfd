using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Approvals;

/// <summary>The reader's delegations as they stand.</summary>
public sealed partial class DelegationsPanel
{
    private readonly DelegationForm form = new();

    [Parameter, EditorRequired] public TowerState State { get; set; } = TowerState.Empty;

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Loop { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    private string? Me => Session.Person?.Id;

    private IReadOnlyList<Delegation> Given => [.. State.People.Delegations.Values.Where(one => one.From == Me)];

    private IReadOnlyList<Delegation> Held => [.. State.People.Delegations.Values.Where(one => one.To == Me)];

    private IReadOnlyList<string> Mine => Session.Person is { MayDecide: true } person ? person.Functions : [];

    private IEnumerable<Person> Others => State.People.Persons.Values.Where(one => one.MayDecide && one.Id != Me);

    private string Summary => (Given.Count, Held.Count) switch
    {
        (0, 0) => "none",
        var (given, held) => $"{given} given, {held} held",
    };

    private string Currency => Loop.Core.Rules.Currency;

    private IEnumerable<ProtocolVersion> Protocols => State.Protocols.Published.Values;

    /// <summary>Up to how much and under which protocols, where that is bounded.</summary>
    private string Bounds(Delegation one)
    {
        var limit = one.UpTo is { } money ? $", up to {MoneyFormat.Text(money.Amount, money.Currency).Plain}" : "";
        return one.Protocols is { Count: > 0 } only ? $"{limit}, under {string.Join(" and ", only.Select(id => State.Protocols.Published.Find(id)?.Document.Title ?? id))}" : limit;
    }

    private string Names(Delegation one) => string.Join(" and ", one.Functions.Select(function => Seat.Name(State, function)));

    private async Task GiveAsync()
    {
        if (await form.GiveAsync((Zone ?? ReaderZone.Utc).Info, Currency, command => Session.SendAsync<Delegation>(Scopes.Approvals, command))) Toasts.Show(new(StatusKind.Ok, "Delegated", "It is seen in the record of each answer, and you may end it at any time."));
    }

    private async Task EndAsync(string id)
    {
        var ended = await Session.SendAsync<object>(Scopes.Approvals, new EndDelegation(id));
        Toasts.Show(ended.Succeeded ? new(StatusKind.Ok, "The delegation is over", "What was answered by it and is not yet decided is asked again.") : new(StatusKind.Critical, "It was not ended", ended.Refusal.Message));
    }
}
