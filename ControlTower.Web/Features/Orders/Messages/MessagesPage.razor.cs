using ControlTower.Core.Journal;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Messages;

/// <summary>The messages that customers get: written, read on a real order, published with a reason.</summary>
public sealed partial class MessagesPage : LivePage
{
    private const string Path = "/orders/messages";
    private const int MostOrders = 100;

    private MessageDesk desk = default!;
    private IReadOnlyList<MessageRow> rows = [];
    private (MessageKind, string)? chosen;
    private Ask? asked;
    private string? order;
    private bool may;

    private enum Ask { Publish, Reset }

    [SupplyParameterFromQuery(Name = "kind")] private string? KindWord { get; set; }

    [SupplyParameterFromQuery(Name = "language")] private string? LanguageWord { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Summary => Shown.Orders.Outward?.RouteOf(RouteKind.Customers, null) is { } endpoint ? $"go out by {endpoint}" : "nobody sends them yet: the outward terms of the API name no endpoint for customers";

    private MessageRow? Row => rows.FirstOrDefault(IsChosen);

    private IReadOnlyList<MessageVersion> Versions => Shown.Orders.MessageOf(desk.Kind, desk.Language)?.Versions ?? [];

    /// <summary>The newest, those that the message fits first.</summary>
    private IReadOnlyList<string> Tracks => [.. Shown.Orders.Tracks.Values.Reverse().OrderByDescending(Fits).Take(MostOrders).Select(track => track.Id)];

    private OrderTrack? Track => Shown.Orders.Tracks.Find(order ?? (Tracks is [var first, ..] ? first : ""));

    protected override void OnInitialized()
    {
        desk = new(command => Session.SendAsync<MessageHistory>(MessageDesk.Scope, command));
        base.OnInitialized();
    }

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        may = Session.May(MessageDesk.Scope);
    }

    protected override void OnParametersSet()
    {
        var wanted = (MessageRow.KindOf(KindWord), LanguageWord is { Length: 2 } language ? language.ToLowerInvariant() : MessageTemplates.ShippedLanguage);
        if (chosen == wanted) return;
        chosen = wanted;
        desk.Choose(Shown, wanted.Item1, wanted.Item2);
    }

    protected override void Refresh() => rows = MessageRow.All(Shown);

    protected override bool Differ(TowerState shown, TowerState newer) => !ReferenceEquals(shown.Orders.Outward, newer.Orders.Outward) || !ReferenceEquals(shown.Orders.Messages, newer.Orders.Messages) || !ReferenceEquals(shown.Orders.Tracks, newer.Orders.Tracks) || !ReferenceEquals(shown.People, newer.People);

    private static string Address(MessageKind kind, string language) => $"{Path}?kind={char.ToLowerInvariant($"{kind}"[0])}{$"{kind}"[1..]}&language={Uri.EscapeDataString(language)}";

    private string Who(string actor) => Actors.PersonOf(actor) is { } person ? Session.NameOf(person) : actor;

    private bool Fits(OrderTrack track) => desk.Kind switch
    {
        MessageKind.Shipped => track.Shipments.Count > 0,
        MessageKind.ReadyForPickUp => track.PickUp is not null,
        MessageKind.Delayed => track.Expected is not null,
        _ => true,
    };

    private bool IsChosen(MessageRow row) => row.Template.Kind == desk.Kind && row.Template.Language == desk.Language;

    private void Discard() => desk.Choose(Shown, desk.Kind, desk.Language);

    private void Another(ChangeEventArgs e)
    {
        if (e.Value is string { Length: 2 } language && language.All(char.IsAsciiLetter)) Navigation.NavigateTo(Address(desk.Kind, language.ToLowerInvariant()));
    }

    private async Task ActAsync(string reason)
    {
        var reset = asked == Ask.Reset;
        var done = reset ? await desk.ResetAsync(Shown, reason) : await desk.PublishAsync(Shown, reason);
        asked = null;
        if (done) Toasts.Show(new(StatusKind.Ok, reset ? "It is as it ships" : "Customers read it from now on"));
    }
}
