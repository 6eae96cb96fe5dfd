using ControlTower.Core.Runtime;
using ControlTower.Core.Tower.Partners;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>Suppliers or carriers with their health; filter, order and choice stand in the address.</summary>
public sealed partial class PartnersPage
{
    private static readonly (string Key, string Name)[] Sorts = [("score", "Worst first"), ("name", "By name"), ("late", "Latest first"), ("cases", "Most cases first"), ("heard", "Longest silence first")];

    private PartnersView view = new([], 0, []);
    private (object[] Parts, PartnerFilter Filter)? read;

    [SupplyParameterFromQuery] public int? Tier { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortWord { get; set; }

    [SupplyParameterFromQuery(Name = "id")] public string? Chosen { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Loop { get; set; } = default!;

    private bool Carriers => new Uri(Navigation.Uri).AbsolutePath.EndsWith("/carriers", StringComparison.Ordinal);

    private string Word => Carriers ? "carriers" : "suppliers";

    private string Title => Carriers ? "Carriers" : "Suppliers";

    private string Sort => Sorts.Any(sort => sort.Key == SortWord) ? SortWord! : Sorts[0].Key;

    private int Threshold => Loop.Core.Rules.HealthThreshold;

    private ICollection<PartnerLine> Rows => [.. view.Rows];

    private PartnerLine? Line => Chosen is null ? null : view.Rows.FirstOrDefault(row => row.Id == Chosen);

    private static IReadOnlyList<Choice> Views => [new("sites", "Sites", Href: "/network"), new("suppliers", "Suppliers", Href: "/network/suppliers"), new("carriers", "Carriers", Href: "/network/carriers")];

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    /// <summary>Read anew only when something that moves health, or the choice, has changed.</summary>
    protected override void Refresh()
    {
        var (orders, cases, filter) = (Shown.Orders, Shown.Exceptions, new PartnerFilter(Carriers, Tier, Sort));
        object[] parts = [orders.Suppliers, orders.Carriers, orders.Shipments, Shown.Network.Sites, Shown.Network.LanesFrom, cases.AtSite, cases.ByKey];
        if (read is { } last && last.Filter == filter && last.Parts.Zip(parts).All(pair => ReferenceEquals(pair.First, pair.Second))) return;
        read = (parts, filter);
        view = PartnersView.Of(Shown, filter);
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private string Address(string id) => Navigation.GetUriWithQueryParameter("id", id);
}
