using System.Globalization;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Time;
using ControlTower.Web.Shared.Whys;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>Tries what stands in the form of policies; it goes on while the reader looks elsewhere on the page, and ends with the page.</summary>
public sealed partial class TrialPart
{
    private const string NotNamed = "draft";

    private static readonly Choice[] Periods = [new("today", "Today"), new("yesterday", "Yesterday"), new("week", "Last 7 days")];
    private static readonly Choice[] Manners = [new("stood", "Stock as it stood"), new("on", "Played on")];

    private TrialRun run = default!;
    private TrialView? view;
    private string period = "yesterday";
    private string manner = "on";

    [Parameter, EditorRequired] public PolicyDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    /// <summary>Whether the reader may publish.</summary>
    [Parameter] public bool May { get; set; }

    [Parameter] public EventCallback OnPublish { get; set; }

    [Inject] private TrialDesk Trials { get; set; } = default!;

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    private bool PlaysOn => manner == "on";

    private bool Stale => run.Asked is { } asked && !PolicyDesk.AreSame(asked.Document, Desk.Draft.Document());

    public void Dispose()
    {
        run.Changed -= Follow;
        run.Dispose();
    }

    protected override void OnInitialized()
    {
        run = new(Trials.TryAsync);
        run.Changed += Follow;
    }

    private async Task StartAsync()
    {
        if (Desk.Triable(State) is not { } document) return;
        view = null;
        var (from, to) = TrialView.Stretch(period, Trials.Now, Zone ?? ReaderZone.Utc);
        await run.StartAsync(new(Desk.Draft.Id.Trim() is { Length: > 0 } id ? id : NotNamed, document) { From = from, To = to, PlayedOn = PlaysOn });
        if (run.Result is { } result) view = TrialView.Of(State, result);
    }

    private void Follow() => _ = InvokeAsync(StateHasChanged);

    private string Named(string sites) => sites.Length == 0 ? "it waits" : string.Join(" + ", sites.Split(", ").Select(site => State.Network.Sites.Find(site)?.Name ?? site));

    private static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
