using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Signals;

/// <summary>What comes in, who sends it, and what was not taken.</summary>
public sealed partial class SignalsPage : LivePage
{
    private const string TextWord = "q";
    private const string TypeWord = "type";
    private SignalsView view = SignalsView.Empty;
    private List<SignalLine> rows = [];
    private long shownTo;
    private int waiting;
    private bool held;

    [SupplyParameterFromQuery(Name = "view")] private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = TextWord)] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = TypeWord)] private string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "id")] private string? Entry { get; set; }

    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private SignalWindow Window { get; set; } = default!;

    private string View => Wanted is "sources" or "rejected" or "mappings" ? Wanted : "live";

    private string ExportHref => View switch
    {
        "sources" => "/export/sources.csv",
        "rejected" => "/export/rejected.csv",
        "mappings" => "/export/signal-mappings.csv",
        _ => "/export/signals.csv",
    } + new Uri(Navigation.Uri).Query;

    private string Summary
    {
        get
        {
            var silent = Shown.Signals.Sources.Values.Count(one => one.Silent);
            return $"{NumberFormat.Text(Shown.Signals.Sources.Count)} sources{(silent > 0 ? $", {NumberFormat.Text(silent)} silent" : "")}, {NumberFormat.Text(Shown.Signals.Rejected.Count)} rejected";
        }
    }

    private IReadOnlyList<Choice> Views =>
    [
        new("live", "Newest", Href: "/signals"), new("sources", "Sources", Shown.Signals.Sources.Count, "/signals?view=sources"),
        new("rejected", "Rejected", Shown.Signals.Rejected.Count, "/signals?view=rejected"),
        new("mappings", "Mappings", Shown.Signals.Mappings.Count, "/signals?view=mappings"),
    ];

    protected override TimeSpan Least => LiveState.Interval;

    protected override void OnInitialized()
    {
        Window.Changed += RepaintSoon;
        base.OnInitialized();
    }

    protected override void OnParametersSet()
    {
        Refresh();
        ShowWaiting();
    }

    protected override void Refresh()
    {
        if (View != "live") return;
        view = SignalsView.Of(Window.Newest, Shown.Signals, Type, Text);
        if (held) waiting = view.Rows.Count(line => line.Signal.Sequence > shownTo);
        else ShowWaiting();
    }

    protected override void Dispose(bool disposing)
    {
        Window.Changed -= RepaintSoon;
        base.Dispose(disposing);
    }

    private void Hold(bool hold)
    {
        held = hold;
        if (!hold) ShowWaiting();
    }

    private void ShowWaiting()
    {
        (rows, waiting) = ([.. view.Rows], 0);
        shownTo = rows.Count > 0 ? rows[0].Signal.Sequence : 0;
    }

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value.Trim()), replace: true);
}
