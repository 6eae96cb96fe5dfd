using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Returns;

/// <summary>The desk where goods come back and are judged, and where stores see what waits for its customer.</summary>
public sealed partial class ReturnsPage
{
    private const string Forbidden = "Moving orders needs the role planner; an administrator gives it.";

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next row"), new("k", "Row before"), new("Enter", "Look at it"), new("c", "Close it"), new("v", "Receive it; in a store: release it"), new("i", "Inspect; in a store: pick"),
        new("s", "Restock; in a store: pack"), new("w", "Write off; in a store: not there"), new("f", "Refund; in a store: ready for pick-up"), new("p", "Replace; in a store: picked up"), new("e", "Exchange"), new("x", "Refuse; in a store: cancel"),
    ];

    private ReturnsFilter filter = ReturnsFilter.Read(_ => null);
    private ReturnsView view = new();
    private readonly OwnStep own = new();
    private DeskAsk? ask;
    private string? refused;
    private int seen;

    [SupplyParameterFromQuery(Name = "site")] private string? Site { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")] private string? OrderWord { get; set; }

    [SupplyParameterFromQuery(Name = "return")] private string? ReturnWord { get; set; }

    private bool MayAct => Session.May(Scopes.Orders);

    private string Summary => $"{NumberFormat.Text(view.Count(ReturnsFilter.ToInspect))} to inspect, {NumberFormat.Text(view.Count(ReturnsFilter.ToEnd))} to end, {NumberFormat.Text(view.Count(ReturnsFilter.PickUp))} in stores";

    private IReadOnlyList<Choice> TabList => [Tab(ReturnsFilter.Requested, "Requested"), Tab(ReturnsFilter.ToInspect, "To inspect"), Tab(ReturnsFilter.ToEnd, "To end"), Tab(ReturnsFilter.PickUp, "Pick-up")];

    private IReadOnlyList<Choice> Sorts => [new(nameof(ReturnSort.Age), "Oldest", Href: (filter with { Sort = ReturnSort.Age }).Url()), new(nameof(ReturnSort.Value), "Worth", Href: (filter with { Sort = ReturnSort.Value }).Url())];

    protected override bool Differ(TowerState shown, TowerState newer) => !ReferenceEquals(shown.Orders, newer.Orders) || !ReferenceEquals(shown.People, newer.People);

    protected override void Refresh()
    {
        filter = ReturnsFilter.Read(name => name switch { "show" => Show, "site" => Site, "q" => Text, "sort" => Sort, "order" => OrderWord, _ => ReturnWord });
        view = ReturnsView.Of(Shown, filter);
        if (view.Chosen is { } chosen) Current = chosen.Key;
    }

    private static List<DeskStep> Able(DeskRow row) =>
        [.. (row.Return is null ? ReturnWords.StoreSteps : ReturnWords.Steps).Where(step => MachineCheck.Objection(row.Track, step.Declared, false) is null && IsItsTurn(row, step.Declared))];

    /// <summary>The order may have another return that the step is for.</summary>
    private static bool IsItsTurn(DeskRow row, Transition step) => step.Touches.Count > 0
        ? row.Show == ReturnsFilter.ToEnd && row.Units.All(group => group.Place.Stage is Stage.Inspected or Stage.Restocked or Stage.WrittenOff)
        : row.Units.Any(group => step.From.Contains(group.Place.Stage));

    private Choice Tab(string show, string label) => new(show, label, view.Count(show), new ReturnsFilter(show, null, null, filter.Sort).Url());

    private string Address(DeskRow row) => (filter with { Order = row.Track.Id, Return = row.Return?.Id }).Url();

    private void Go(ReturnsFilter to) => Navigation.NavigateTo(to.Url(), replace: true);

    private void Close() => Go(filter with { Order = null, Return = null });

    private void Begin(DeskStep step)
    {
        (ask, refused) = (new(view.Chosen!, step), null);
        seen = own.Over(ask.Row.Track.Id, ask.Row.Track.Revision);
    }

    private void Pressed(string key)
    {
        if (key is "j" or "k") Current = view.Beside(Current, key == "j" ? 1 : -1)?.Key;
        else if (key == "Enter" && view.Rows.FirstOrDefault(row => row.Key == Current) is { } row) Navigation.NavigateTo(Address(row), replace: true);
        else if (key == "c") Close();
        else if (MayAct && view.Chosen is { } chosen && Able(chosen).Find(step => step.Key == key) is { } wanted) Begin(wanted);
    }

    private async Task SendAsync(string reason)
    {
        if (ask is not { } asked) return;
        refused = asked.Fault();
        if (refused is not null) return;
        // What others did since the dialog was opened is not walked over.
        var done = await Session.SendAsync<OrderAnswer>(Scopes.Orders, new MoveOrder(asked.Row.Track.Id, asked.Step.Transition, asked.Body(reason)) { Revision = seen });
        refused = done.Refusal?.Message;
        if (done.Refusal?.Kind == RefusalKind.PreconditionFailed) AskAgain(asked);
        if (!done.Succeeded) return;
        own.Took(asked.Row.Track.Id, done.Value.Revision);
        ask = null;
        Toasts.Show(new(StatusKind.Ok, $"{asked.Row.Key}: {asked.Step.Label.ToLowerInvariant()}", done.Value.LinkedOrder is { } linked ? $"{linked} is sent for it." : $"The order is {OrderStanding.Word(done.Value.State)}."));
    }

    /// <summary>With what was filled in, on what there is now; where the step is over, the dialog says so and does nothing more.</summary>
    private void AskAgain(DeskAsk asked)
    {
        var now = ReturnsView.Of(Live.Current, filter).Chosen;
        if (now is null || now.Key != asked.Row.Key || !Able(now).Contains(asked.Step))
        {
            refused = $"{asked.Row.Key} was moved meanwhile, and “{asked.Step.Label}” is not its turn any more. Close this and look at what is.";
            return;
        }
        (ask, seen) = (asked.Over(now), own.Over(now.Track.Id, now.Track.Revision));
        refused = $"{now.Key} was moved meanwhile. Above is what may be moved now; confirm again if you still want it.";
    }
}
