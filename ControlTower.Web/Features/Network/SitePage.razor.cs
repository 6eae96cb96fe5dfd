using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>One site: stock, hours, lanes, suppliers, outages, cases, and the orders that it waits for.</summary>
public sealed partial class SitePage
{
    private const int MostOrders = 50;

    /// <summary>All open orders are walked for it, so not at each repaint.</summary>
    private static readonly TimeSpan OrdersEach = TimeSpan.FromSeconds(5);

    private SiteView? view;
    private PlanView plan = PlanView.None;
    private HoursView hours = HoursView.None;
    private (IReadOnlyList<OrderRow> Rows, int Count) orders = ([], 0);
    private (string Id, DateTimeOffset At)? ordersRead;
    private IReadOnlyList<CaseGlance> upstream = [];
    private (string Id, int Cases, DateTimeOffset At)? upstreamRead;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>Whose plan is shown.</summary>
    [SupplyParameterFromQuery] public string? Item { get; set; }

    /// <summary>demand, production or inbound.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private MapTrouble Trouble => Situations.Of(Shown).Trouble.GetValueOrDefault(Id);

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    protected override void Refresh()
    {
        view = SiteView.Of(Shown, Situations.Of(Shown), Id);
        plan = PlanView.Of(Shown, Id, Item, Enum.TryParse<PlanKind>(Kind, ignoreCase: true, out var kind) ? kind : null);
        hours = HoursView.Of(Shown, Id, Clock.GetUtcNow(), hours);
        ReadUpstream();
        if (ordersRead is { } last && last.Id == Id && Clock.GetUtcNow() - last.At < OrdersEach) return;
        ordersRead = (Id, Clock.GetUtcNow());
        orders = SiteView.OrdersTo(Shown, Id, MostOrders);
    }

    /// <summary>Traced from each supplier in trouble: when a case opens or ends, and else as seldom as the orders.</summary>
    private void ReadUpstream()
    {
        var (cases, now) = (Shown.Exceptions.Open.Count, Clock.GetUtcNow());
        if (upstreamRead is { } last && last.Id == Id && last.Cases == cases && now - last.At < OrdersEach) return;
        upstreamRead = (Id, cases, now);
        var ids = UpstreamCases.Of(Shown, Id);
        upstream = [.. Situations.Of(Shown).Cases.Where(one => ids.Contains(one.Id) && one.Site != Id && one.OtherSite != Id)];
    }

    private void Choose(string? item) => Navigation.NavigateTo(PlanPart.Address(Id, item, Kind), replace: true);

    private static string Amount(Quantity quantity) => QuantityFormat.Text(quantity.Units).Plain;
}
