using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Load;

/// <summary>Sites with what they have promised against what they can do.</summary>
public sealed partial class LoadPage : LivePage
{
    public const string Path = "/orders/load";

    private const int FewDays = 3;

    private static readonly IReadOnlyList<KeyBinding> Keys = [new("j", "Next site"), new("k", "Site before"), new("Enter", "What waits there"), new("c", "Close")];

    private SiteLoads loads = new([], []);
    private string? current;

    [SupplyParameterFromQuery(Name = "site")] private string? SiteWord { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>All that is set aside is looked through, and nobody reads load by the second.</summary>
    protected override TimeSpan Least => TimeSpan.FromSeconds(2);

    private SiteLoadRow? Chosen => SiteWord is null ? null : loads.Rows.FirstOrDefault(row => row.Site.Id == SiteWord);

    /// <summary>Beside the panel there is room for fewer.</summary>
    private IEnumerable<string> Days => Chosen is null ? loads.Days : loads.Days.Take(FewDays);

    private string Summary => $"{NumberFormat.Text(loads.Rows.Count(row => row.ThrottledBy.Count > 0 || row.Down))} of {NumberFormat.Text(loads.Rows.Count)} sites throttled or down"
        + (loads.Waiting.Micros > 0 ? $", {NumberFormat.Text(loads.Waiting.Units)} units wait for stock" : "");

    protected override void Refresh() => loads = SiteLoads.Of(Shown, Clock.GetUtcNow());

    /// <summary>Nothing else changes what stands where, and what a site can do.</summary>
    protected override bool Differ(TowerState shown, TowerState newer) => !ReferenceEquals(shown.Orders.Tracks, newer.Orders.Tracks) || !ReferenceEquals(shown.Network, newer.Network) || !ReferenceEquals(shown.Orders.Routing, newer.Orders.Routing);

    private static string Address(string? site) => site is null ? Path : $"{Path}?site={Uri.EscapeDataString(site)}";

    private IEnumerable<(string Name, LoadDay? Day)> Padded(SiteLoadRow row) => Days.Select((name, at) => (name, at < row.Days.Count ? row.Days[at] : null));

    private void Close() => Navigation.NavigateTo(Address(null));

    private void Pressed(string key)
    {
        if (key == "c") Close();
        else if (key == "Enter" && current is not null) Navigation.NavigateTo(Address(current));
        else if (key is "j" or "k" && loads.Rows.Count > 0)
        {
            var at = loads.Rows.ToList().FindIndex(row => row.Site.Id == current);
            current = loads.Rows[Math.Clamp(key == "j" ? at + 1 : at - 1, 0, loads.Rows.Count - 1)].Site.Id;
        }
    }
}
