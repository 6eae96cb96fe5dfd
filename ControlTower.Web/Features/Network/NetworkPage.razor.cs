using System.Diagnostics;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>All sites, drawn and listed; an item, a node's trace or a case's reach in front of the rest. All of it stands in the address.</summary>
public sealed partial class NetworkPage
{
    /// <summary>A longer list is no choice any more; the address takes any item.</summary>
    private const int MostItems = 500;
    private const int MostCases = 200;

    /// <summary>What lies and moves changes with every signal; nobody reads it faster.</summary>
    private static readonly TimeSpan GoodsEach = TimeSpan.FromSeconds(3);

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next row"), new("k", "Row before"), new("Enter", "Look at the row's site"), new("o", "Open the site's page"), new("d", "Trace downstream"), new("u", "Trace upstream"),
        new("t", "Map or tiers"), new("c", "Clear what is looked at"),
    ];

    private NetworkFilter filter = new();
    private NetworkView view = NetworkView.Empty;
    private Situation situation = default!;
    private LoadView loads = LoadView.None;
    private ItemPlaces places = ItemPlaces.None;
    private ItemRecipes? recipes;
    private IReadOnlyList<string> families = [];
    private IReadOnlyList<Item> items = [];
    private IReadOnlyList<string> nodeItems = [];
    private (Situation Now, NetworkFilter Filter, TowerState State)? read;
    private long goodsAt;
    private Timer? again;
    private string? current;

    /// <summary>What was looked at when the sheet of a small screen was put away.</summary>
    private NetworkFilter? putAway;

    [SupplyParameterFromQuery(Name = "view")] public string? Drawing { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Family { get; set; }

    [SupplyParameterFromQuery] public string? Item { get; set; }

    [SupplyParameterFromQuery] public string? Trouble { get; set; }

    [SupplyParameterFromQuery] public string? Site { get; set; }

    [SupplyParameterFromQuery] public string? Trace { get; set; }

    [SupplyParameterFromQuery] public string? Case { get; set; }

    [SupplyParameterFromQuery] public string? List { get; set; }

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private bool Side => filter.Site is not null || view.Reach is not null || recipes is not null;

    private string ExportHref => filter.Url(NetworkExport.Path(filter.Listed));

    private IReadOnlyList<Choice> Drawings => [new("map", "Map", Href: (filter with { Tiers = false }).Url()), new("tiers", "Tiers", Href: (filter with { Tiers = true }).Url())];

    private IReadOnlyList<Choice> Lists =>
    [
        .. new (NetworkList List, string Label, int Count, bool There)[]
        {
            (NetworkList.Sites, "Sites", view.Rows.Count, true), (NetworkList.Places, "Where it is", places.Rows.Count, filter.ByItem),
            (NetworkList.Trace, "Trace", view.Trace?.Rows.Count ?? 0, view.Trace is not null), (NetworkList.Load, "Load", loads.Rows.Count, true),
        }.Where(one => one.There).Select(one => new Choice(one.List.ToString(), one.Label, one.Count, (filter with { List = one.List }).Url())),
    ];

    private static IReadOnlyList<Choice> Pages => [new("sites", "Sites", Href: "/network"), new("suppliers", "Suppliers", Href: "/network/suppliers"), new("carriers", "Carriers", Href: "/network/carriers")];

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    protected override void Dispose(bool disposing)
    {
        again?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Read anew only when something that the page shows has changed, and what lies and moves not more often than it is read.</summary>
    protected override void Refresh()
    {
        filter = NetworkFilter.Read(Value);
        situation = Situations.Of(Shown);
        var asked = read is not { } last || last.Filter != filter || last.State.Network.Version != Shown.Network.Version;
        if (!asked && ReferenceEquals(read!.Value.Now, situation) && ReferenceEquals(read.Value.State, Shown)) return;
        var wait = GoodsEach - Stopwatch.GetElapsedTime(goodsAt);
        if (!asked && wait > TimeSpan.Zero && ReferenceEquals(read!.Value.Now, situation))
        {
            again ??= new Timer(_ => RepaintSoon());
            again.Change(wait, Timeout.InfiniteTimeSpan);
            return;
        }
        goodsAt = Stopwatch.GetTimestamp();
        if (asked) Choices();
        read = (situation, filter, Shown);
        loads = LoadView.Of(Shown, Shown.RecordedAt);
        view = NetworkView.Of(Shown, situation, filter, loads);
        places = filter.ByItem ? ItemPlaces.Of(Shown, filter.Items(Shown)) : ItemPlaces.None;
        recipes = ItemRecipes.Of(Shown, filter.Item);
        nodeItems = filter.Site is { } site ? TraceView.ItemsAt(Shown, site) : [];
    }

    private void Choices()
    {
        var known = Shown.Network.Items.Values.Where(item => !item.Retired).ToList();
        families = [.. known.Select(item => item.Entry.Family).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        items = [.. known.Where(item => filter.Family is null || item.Entry.Family == filter.Family).Take(MostItems)];
    }

    private string? Value(string name) => name switch
    {
        "view" => Drawing,
        "q" => Text,
        "kind" => Kind,
        "family" => Family,
        "item" => Item,
        "trouble" => Trouble,
        "site" => Site,
        "trace" => Trace,
        "case" => Case,
        _ => List,
    };

    private void Go(NetworkFilter to) => Navigation.NavigateTo(to.Url(), replace: true);

    private void Choose(string site) => Go(filter with { Site = site, Trace = filter.Site == site ? filter.Trace : null });

    private void Clear() => Go(filter with { Site = null, Trace = null, Case = null, Item = null, List = null });

    private static string? Given(ChangeEventArgs change) => change.Value as string is { Length: > 0 } text ? text : null;

    private string Chosen(string site) => (filter with { Site = site, Trace = null }).Url();

    private string TraceAddress(TraceRow row) => (filter with { Site = row.Node.Site, Item = row.Node.Item }).Url();

    private static string Address(string site) => $"/network/{Uri.EscapeDataString(site)}";

    /// <summary>Sites of the rows that are listed, each once.</summary>
    private IReadOnlyList<string> Listed => filter.Listed switch
    {
        NetworkList.Trace => [.. view.Trace!.Rows.Select(row => row.Node.Site).Distinct(StringComparer.Ordinal)],
        NetworkList.Places => [.. places.Rows.Select(row => row.Site).Distinct(StringComparer.Ordinal)],
        NetworkList.Load => [.. loads.Rows.Select(row => row.Site).Distinct(StringComparer.Ordinal)],
        _ => [.. view.Rows.Select(row => row.Id)],
    };

    private void Pressed(string key)
    {
        if (key is "j" or "k") Move(key == "j" ? 1 : -1);
        else if (key == "t") Go(filter with { Tiers = !filter.Tiers });
        else if (key == "c") Clear();
        else if ((current ?? filter.Site) is { } site)
        {
            if (key == "Enter") Choose(site);
            else if (key == "o") Navigation.NavigateTo(Address(site));
            else Go(filter with { Site = site, Trace = key == "u" ? TraceDirection.Up : TraceDirection.Down, Case = null, List = null });
        }
    }

    private void Move(int by)
    {
        var rows = Listed;
        if (rows.Count == 0) return;
        var at = rows.ToList().FindIndex(row => row == current);
        current = rows[Math.Clamp(at + by, 0, rows.Count - 1)];
    }
}
