using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.People;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders;

/// <summary>One transition on its way from the button to the tower; what is refused stays on the screen with its reason.</summary>
public sealed partial class OrderActs
{
    private readonly List<LineAsk> lines = [];
    private readonly OwnStep own = new();
    private Transition? asked;
    private string? refused;
    private int seen;
    private string site = "";

    [Parameter, EditorRequired] public OrderTrack Track { get; set; } = default!;

    /// <summary>Those that hold free stock of what it wants.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Sites { get; set; } = [];

    [Inject] private Session Session { get; set; } = default!;

    public void Begin(Transition transition)
    {
        (asked, refused, site) = (transition, null, "");
        Look(transition);
        StateHasChanged();
    }

    /// <summary>What may be moved, as the page knows it; it may still be behind what this person did a moment ago.</summary>
    private void Look(Transition transition)
    {
        seen = own.Over(Track.Id, Track.Revision);
        lines.Clear();
        if (transition.Takes.Contains(Told.Lines) || transition.Needs.Contains(Told.Quantities))
        {
            lines.AddRange(CarriedView.Able(Track, transition).Select(one => new LineAsk(one.Line.Id, one.Line.Item, one.Most) { Quantity = one.Most }));
        }
    }

    private void Close(bool open)
    {
        if (!open) asked = null;
    }

    private async Task SendAsync(string reason)
    {
        if (asked is not { } transition) return;
        var told = lines.Where(line => transition.Name == OrderMachine.Change || line.Quantity > 0).ToList();
        if (told.Exists(line => line.Quantity is < 0 or > Micros.Limit) || (lines.Count > 0 && told.Count == 0))
        {
            refused = "Say how many, of one line at least.";
            return;
        }
        var whole = transition.Name != OrderMachine.Change && told.Count == lines.Count && told.TrueForAll(line => line.Quantity == line.Most);
        var body = new TransitionBody
        {
            Lines = told.Count == 0 || whole ? null : told.ConvertAll(line => new LineUnits(line.Id, Quantity.Of(line.Quantity))),
            Site = site.Length == 0 ? null : site,
            Reason = reason.Length == 0 ? null : reason,
        };
        // What others did since the dialog was opened is not walked over.
        var answer = await Session.SendAsync<OrderAnswer>(Scopes.Orders, new MoveOrder(Track.Id, transition.Name, body) { Revision = seen });
        if (answer.Succeeded)
        {
            own.Took(Track.Id, answer.Value.Revision);
            asked = null;
            return;
        }
        refused = answer.Refusal.Message;
        if (answer.Refusal.Kind != RefusalKind.PreconditionFailed) return;
        refused = $"{Track.Id} was moved meanwhile. Below is what may be moved now; confirm again if you still want it.";
        Look(transition);
    }

    private sealed record LineAsk(string Id, string Item, decimal Most)
    {
        public decimal Quantity { get; set; }
    }
}
