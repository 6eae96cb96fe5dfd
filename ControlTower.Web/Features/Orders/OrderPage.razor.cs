using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders;

/// <summary>One order. When it ends while it is looked at, it stays on the screen as it was last, with how it ended.</summary>
public sealed partial class OrderPage : LivePage
{
    private OrderView? view;
    private CarriedView? carried;
    private OrderActs? acts;
    private SourcingWhy? why;
    private OrderStatus? ended;
    private string? shownId;
    private bool reading;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    private OrderStatus Status => ended ?? view!.Order.Status;

    private (string Title, string Text) Missing => ended switch
    {
        { } how => ($"{Id} is {how.ToString().ToLowerInvariant()}", "It is over. Its details come from the history, which is not available yet; its facts stand in the journal."),
        _ => ($"There is no order {Id}", "The tower has never heard of it. Check the id, or look whether its signal was rejected."),
    };

    /// <summary>Of what may be done now; it is printed on the buttons.</summary>
    private IReadOnlyList<KeyBinding> Keys => [.. carried!.Acts.Where(act => act.Key is not null).Select(act => new KeyBinding(act.Key!, act.Label))];

    public static string Href(string id) => $"/orders/{Uri.EscapeDataString(id)}";

    protected override async Task OnParametersSetAsync()
    {
        await Session.OpenAsync();
        Refresh();
        if (view is not null || ended is null || Services.GetService<IOrderHistory>() is not { } history) return;
        reading = true;
        try
        {
            if (await history.FindOneAsync(Id, CancellationToken.None) is { } closed) view = OrderView.Of(Shown, closed.Order, Clock.GetUtcNow()) with { Late = false };
        }
        finally
        {
            reading = false;
        }
    }

    protected override void Refresh()
    {
        if (shownId != Id) (view, why, ended, shownId) = (null, null, null, Id);
        var track = Shown.Orders.Tracks.Find(Id);
        carried = track is null ? null : CarriedView.Of(Shown, track);
        if (Shown.Orders.Open.TryGetValue(Id, out var order)) view = OrderView.Of(Shown, order, Clock.GetUtcNow());
        else if (Shown.Orders.Ended.TryGetValue(Id, out var how)) ended = how;
        // What the tower carries it still shows when it is over, since goods may come back.
        if (view is null && track is not null) view = OrderView.Of(Shown, track.Order, Clock.GetUtcNow()) with { Late = false };
    }

    private void Pressed(string key)
    {
        if (carried?.Acts.FirstOrDefault(act => act.Key == key) is { } act) acts?.Begin(act.Transition);
    }
}
