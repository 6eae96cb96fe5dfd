using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>Tries an order under a policy and with things changed. It stays on the state on which it was opened until the newest is asked for.</summary>
public sealed partial class BenchPage : LivePage
{
    private static readonly IReadOnlyList<KeyBinding> Keys = [new("z", "Undo the last change"), new("r", "Try it on the newest state")];

    private BenchDesk desk = default!;
    private bool sheet;
    private Result<BenchRequest>? request;

    [SupplyParameterFromQuery(Name = "order")] private string? OrderWord { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToWord { get; set; }

    [SupplyParameterFromQuery(Name = "basket")] private string? BasketWord { get; set; }

    [SupplyParameterFromQuery(Name = "policy")] private string? PolicyWord { get; set; }

    [SupplyParameterFromQuery(Name = "version")] private string? VersionWord { get; set; }

    [SupplyParameterFromQuery(Name = "change")] private string[]? ChangeWords { get; set; }

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TowerLoop Tower { get; set; } = default!;

    private long Behind => Shown.Version - desk.State.Version;

    private string? Example => Shown.Orders.Open.Values.FirstOrDefault(order => order.Unshipped && order.Destination is not null && order.Lines.Count > 0)?.Id;

    private string Summary => desk.View is { } view
        ? $"{(desk.Ask.Order is { } id ? id : $"a basket to {desk.Ask.To}")}, on v {NumberFormat.Text(desk.State.Version)}"
        : "try any order under any policy, change a constraint, see the choice move";

    protected override void OnInitialized()
    {
        desk = new(Tower.Core.Rules, at => InstantFormat.Text(at, (Zone ?? ReaderZone.Utc).Info, Tower.Now));
        base.OnInitialized();
        desk.Stand(Shown, Tower.Now);
    }

    /// <summary>Only the age of what is shown differs.</summary>
    protected override bool Differ(TowerState shown, TowerState newer) => shown.Version == desk.State.Version;

    protected override void OnParametersSet() => desk.Try(BenchAsk.Read(name => name switch
    {
        "order" => One(OrderWord),
        "to" => One(ToWord),
        "basket" => One(BasketWord),
        "policy" => One(PolicyWord),
        "version" => One(VersionWord),
        _ => ChangeWords ?? [],
    }));

    private static string[] One(string? word) => word is null ? [] : [word];

    private void Go(BenchAsk ask) => Navigation.NavigateTo(ask.Url());

    private void Undo() => Go(desk.Ask.Undone);

    private void Renew() => desk.Stand(Live.Current, Tower.Now);

    private void AsRequest() => request = desk.Request();

    private void Pressed(string key)
    {
        if (key == "z" && desk.Ask.Changes.Count > 0) Undo();
        if (key == "r" && Behind > 0) Renew();
    }
}
