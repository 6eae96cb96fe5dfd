using ControlTower.Core.Network;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>All sites, drawn and listed; filter and drawing stand in the address.</summary>
public sealed partial class NetworkPage
{
    /// <summary>A longer list is no choice any more; the address takes any item.</summary>
    private const int MostItems = 500;

    private NetworkFilter filter = new();
    private NetworkView view = NetworkView.Empty;
    private (Situation Now, NetworkFilter Filter, int Stock)? read;

    [SupplyParameterFromQuery(Name = "view")] public string? Drawing { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Item { get; set; }

    [SupplyParameterFromQuery] public bool Trouble { get; set; }

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private bool Tiers => Drawing == "tiers";

    private ICollection<SiteRow> Rows => [.. view.Rows];

    private IReadOnlyList<Choice> Drawings => [new("map", "Map", Href: "/network" + Query(false)), new("tiers", "Tiers", Href: "/network" + Query(true))];

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    /// <summary>Read anew only when something that the page shows has changed.</summary>
    protected override void Refresh()
    {
        filter = new(Text, Enum.TryParse<SiteKind>(Kind, out var kind) ? kind : null, Item, Trouble);
        var key = (Situations.Of(Shown), filter, Shown.Network.Stock.Count);
        if (read is { } last && ReferenceEquals(last.Now, key.Item1) && last.Filter == filter && last.Stock == key.Count) return;
        read = key;
        view = NetworkView.Of(Shown, key.Item1, filter);
    }

    private void Go(string? text = null, string? kind = null, string? item = null, bool? trouble = null)
    {
        (Text, Kind, Item, Trouble) = (text ?? Text, kind ?? Kind, item ?? Item, trouble ?? Trouble);
        Navigation.NavigateTo("/network" + Query(Tiers), replace: true);
    }

    private string Query(bool tiers) => QueryString.Create(new Dictionary<string, string?>
    {
        ["view"] = tiers ? "tiers" : null,
        ["q"] = Text,
        ["kind"] = Kind,
        ["item"] = Item,
        ["trouble"] = Trouble ? "true" : null,
    }.Where(part => !string.IsNullOrEmpty(part.Value))).ToString();

    private static string Address(string site) => $"/network/{Uri.EscapeDataString(site)}";
}
