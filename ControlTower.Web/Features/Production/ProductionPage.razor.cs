using System.Diagnostics;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Production;

/// <summary>What the plants make, when, and what holds them; filter and chosen order stand in the address.</summary>
public sealed partial class ProductionPage
{
    /// <summary>All open production orders and their inputs are read for it; nobody reads faster.</summary>
    private static readonly TimeSpan ReadEach = TimeSpan.FromSeconds(2);

    private static readonly IReadOnlyList<KeyBinding> Keys =
        [new("j", "Next order"), new("k", "Order before"), new("Enter", "Look at the order"), new("e", "Open the case that holds it"), new("c", "Close the order")];

    private ProductionFilter filter = new();
    private ProductionView view = ProductionView.None;
    private (ProductionFilter Filter, TowerState State)? read;
    private MakingRow? chosen;
    private OrdersBehind behind = new([], 0);
    private DateTimeOffset at;
    private long readAt;
    private string? current;
    private Timer? again;

    [SupplyParameterFromQuery] public string? Plant { get; set; }

    [SupplyParameterFromQuery] public string? Line { get; set; }

    [SupplyParameterFromQuery] public string? Item { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Order { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private string Summary => $"{NumberFormat.Text(view.All)} orders, {NumberFormat.Text(view.Counts[(int)MakingState.Stopped])} stopped, {NumberFormat.Text(view.Counts[(int)MakingState.Late])} late";

    private IReadOnlyList<Choice> States =>
    [
        new("All", "All", Href: (filter with { State = null }).Url()),
        .. Enum.GetValues<MakingState>().Select(state => new Choice(state.ToString(), $"{MakingWords.Of(state)} {NumberFormat.Text(view.Counts[(int)state])}", Href: (filter with { State = state }).Url())),
    ];

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    protected override void Dispose(bool disposing)
    {
        again?.Dispose();
        base.Dispose(disposing);
    }

    protected override void Refresh()
    {
        filter = ProductionFilter.Read(Value);
        if (read is { } last && last.Filter == filter)
        {
            if (Same(last.State, Shown)) return;
            var wait = ReadEach - Stopwatch.GetElapsedTime(readAt);
            if (wait > TimeSpan.Zero && ReferenceEquals(last.State.Exceptions, Shown.Exceptions))
            {
                again ??= new Timer(_ => RepaintSoon());
                again.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }
        }
        (read, readAt, at) = ((filter, Shown), Stopwatch.GetTimestamp(), Clock.GetUtcNow());
        view = ProductionView.Of(Shown, filter, at);
        chosen = filter.Order is { } order ? view.Rows.FirstOrDefault(row => row.Order.Id == order) ?? ProductionView.Of(Shown, new(), at).Rows.FirstOrDefault(row => row.Order.Id == order) : null;
        behind = chosen is null ? new([], 0) : OrdersBehind.Of(Shown, chosen.Order);
    }

    private static bool Same(TowerState one, TowerState other) =>
        ReferenceEquals(one.Orders, other.Orders) && ReferenceEquals(one.Network, other.Network) && ReferenceEquals(one.Exceptions, other.Exceptions);

    private string? Value(string name) => name switch
    {
        "plant" => Plant,
        "line" => Line,
        "item" => Item,
        "state" => State,
        _ => Order,
    };

    private void Go(ProductionFilter to) => Navigation.NavigateTo(to.Url(), replace: true);

    private string Chosen(string order) => (filter with { Order = order }).Url();

    private TimeZoneInfo ZoneOf(string site) =>
        Shown.Network.Sites.Find(site)?.Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private void Pressed(string key)
    {
        if (key is "j" or "k" && view.Rows.Count > 0)
        {
            var place = view.Rows.ToList().FindIndex(row => row.Order.Id == current);
            current = view.Rows[Math.Clamp(place + (key == "j" ? 1 : -1), 0, view.Rows.Count - 1)].Order.Id;
        }
        else if (key == "c")
        {
            Go(filter with { Order = null });
        }
        else if ((current ?? filter.Order) is { } order)
        {
            if (key == "Enter") Go(filter with { Order = order });
            else if (key == "e" && view.Rows.FirstOrDefault(row => row.Order.Id == order)?.Halt is { } halt) Navigation.NavigateTo($"/exceptions/{Uri.EscapeDataString(halt.Case)}");
        }
    }

    private RenderFragment Pick(string label, string every, IReadOnlyList<string> ids, string? now, Func<string?, ProductionFilter> to) => builder =>
    {
        builder.OpenElement(0, "select");
        builder.AddAttribute(1, "class", "in prod-pick");
        builder.AddAttribute(2, "aria-label", label);
        builder.AddAttribute(3, "value", now ?? "");
        builder.AddAttribute(4, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => Go(to(change.Value as string is { Length: > 0 } id ? id : null))));
        foreach (var (id, text) in ids.Select(id => (id, id)).Prepend(("", every)))
        {
            builder.OpenElement(5, "option");
            builder.AddAttribute(6, "value", id);
            builder.AddAttribute(7, "selected", id == (now ?? ""));
            builder.AddContent(8, text);
            builder.CloseElement();
        }
        builder.CloseElement();
    };
}
