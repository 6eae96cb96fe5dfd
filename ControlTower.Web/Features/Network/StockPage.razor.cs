using System.Diagnostics;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Stock;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>Stock that is wrong without a signal, with the moves that would cure it; the filter stands in the address.</summary>
public sealed partial class StockPage
{
    /// <summary>A longer list is no choice any more; the address takes any item.</summary>
    private const int MostItems = 500;

    /// <summary>Of its time a page spends at most one part in so many on reckoning.</summary>
    private const int Share = 20;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private volatile bool resting;
    private StockFilter filter = new();
    private StockView view = StockView.Empty;
    private (TowerState State, StockFilter Filter, long At, TimeSpan Took)? read;

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Site { get; set; }

    [SupplyParameterFromQuery] public string? Item { get; set; }

    [Inject] private TowerLoop Tower { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private string Query => QueryString.Create(new Dictionary<string, string?> { ["kind"] = Kind, ["site"] = Site, ["item"] = Item }.Where(part => !string.IsNullOrEmpty(part.Value))).ToString();

    /// <summary>So that the frame knows who reads.</summary>
    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => Refresh();

    /// <summary>Reckoned anew when stock, orders or cases changed; on a large network no more often than it can be done at ease.</summary>
    protected override void Refresh()
    {
        filter = new(Enum.TryParse<ImbalanceKind>(Kind, ignoreCase: true, out var kind) ? kind : null, Site, Item);
        if (read is { } last && last.Filter == filter && (IsSame(last.State, Shown) || Rests(last.Took * Share - Stopwatch.GetElapsedTime(last.At)))) return;
        var began = Stopwatch.GetTimestamp();
        view = StockView.Of(Shown, Tower.Now, Tower.Core.Rules, filter);
        read = (Shown, filter, Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What changed meanwhile is shown when the rest is over.</summary>
    private bool Rests(TimeSpan left)
    {
        if (left <= TimeSpan.Zero) return false;
        if (resting) return true;
        resting = true;
        Begin(async () =>
        {
            await Task.Delay(left < LongestRest ? left : LongestRest);
            resting = false;
            RepaintSoon();
        });
        return true;
    }

    private static bool IsSame(TowerState a, TowerState b) => ReferenceEquals(a.Network, b.Network) && ReferenceEquals(a.Orders, b.Orders) && ReferenceEquals(a.Exceptions, b.Exceptions);

    private void Go(string? kind = null, string? site = null, string? item = null)
    {
        (Kind, Site, Item) = (kind ?? Kind, site ?? Site, item ?? Item);
        Navigation.NavigateTo("/network/stock" + Query, replace: true);
    }

    private static string Amount(Quantity quantity) => QuantityFormat.Text(quantity.Units).Plain;
}
