using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Web.Features.Overview.Feed;
using ControlTower.Web.Shared.Charts;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Overview;

/// <summary>The first page of a day: what is wrong, where, who has to do what, and how long there is.</summary>
public sealed partial class OverviewPage
{
    private readonly HeldCases held = new();
    private OverviewView view = default!;
    private NetworkPicture picture = NetworkPicture.Empty;
    private (Situation Now, string Trace)? drawn;
    private IReadOnlyList<CaseGlance> needs = [];
    private IReadOnlyList<FeedLine> lines = [];
    private bool paused;

    /// <summary>The case whose disruption the map traces, and the keyboard's row.</summary>
    [SupplyParameterFromQuery(Name = "case")] public string? Trace { get; set; }

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private FeedTail Feed { get; set; } = default!;

    [Inject] private IKpiTiles Kpis { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private static IReadOnlyList<KeyBinding> Keys { get; } =
    [
        new("j", "Next case"), new("k", "Case before"), new("Enter", "Open the case"), new("a", "Acknowledge the case"), new("Escape", "Trace no case"), new(" ", "Pause the feed (space bar)"),
    ];

    private CaseGlance? Current => needs.FirstOrDefault(one => one.Id == Trace) ?? view.Now.Cases.FirstOrDefault(one => one.Id == Trace);

    private string Note => $"{NumberFormat.Text(view.NeedsCount)} of {NumberFormat.Text(view.Now.Figures.Open)} open";

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        Refresh();
    }

    protected override void OnParametersSet() => Draw();

    protected override void Refresh()
    {
        view = OverviewView.Of(Shown, Situations.Of(Shown), Session.Person);
        needs = held.Arrange(view.Needs);
        if (!paused) lines = Feed.Lines;
        Draw();
    }

    /// <summary>A traced case has a picture of its own; without one all pages share the same.</summary>
    private void Draw()
    {
        if (Trace is null || view.Now.Cases.All(one => one.Id != Trace))
        {
            picture = view.Now.Picture;
            drawn = null;
        }
        else if (drawn is not { } last || !ReferenceEquals(last.Now.Picture, view.Now.Picture) || last.Trace != Trace)
        {
            picture = NetworkPicture.Of(Shown, view.Now.Cases, [Trace]);
            drawn = (view.Now, Trace);
        }
    }

    private async Task Pressed(string key)
    {
        if (key is "j" or "k") Move(key == "j" ? 1 : -1);
        else if (key == "Escape") Untrace();
        else if (key == " ") Pause();
        else if (Trace is { } id && key == "Enter") Navigation.NavigateTo(CaseAddress(id));
        else if (Trace is { } one && key == "a") await AcknowledgeAsync(one);
    }

    private void Move(int by)
    {
        if (needs.Count == 0) return;
        var at = needs.ToList().FindIndex(one => one.Id == Trace);
        var next = at < 0 ? 0 : Math.Clamp(at + by, 0, needs.Count - 1);
        Navigation.NavigateTo($"/?case={Uri.EscapeDataString(needs[next].Id)}", replace: true);
    }

    private void Untrace() => Navigation.NavigateTo("/", replace: true);

    private async Task AcknowledgeAsync(string id)
    {
        var answer = await Session.SendAsync<ExceptionCase>(Scopes.Exceptions, new AcknowledgeCase(id));
        Toasts.Show(answer.Succeeded
            ? new(StatusKind.Ok, $"{id} is acknowledged", "Everybody sees that it is looked at.")
            : new(StatusKind.Warning, $"{id} was not acknowledged", $"{answer.Refusal.Message} Nothing was changed."));
    }

    private void Pause()
    {
        paused = !paused;
        lines = Feed.Lines;
    }

    private void LetGo()
    {
        held.Holding = false;
        Refresh();
    }

    private void Release()
    {
        held.Release();
        Refresh();
    }

    private bool Mine(CaseGlance one) => Session.Person is { } person && one.Asked.Any(person.Functions.Contains);

    private static string CaseAddress(string id) => $"/exceptions/{Uri.EscapeDataString(id)}";

    private static string SiteAddress(string id) => $"/network/{Uri.EscapeDataString(id)}";
}
