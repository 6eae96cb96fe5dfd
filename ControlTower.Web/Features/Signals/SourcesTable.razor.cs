using System.Globalization;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Signals;

/// <summary>Who sends, when they were last heard, and how often they should be.</summary>
public sealed partial class SourcesTable
{
    private List<SourceLine> lines = [];
    private SignalSource? edited;
    private string? hours;
    private string? kind;
    private string? error;
    private bool busy;

    [Parameter, EditorRequired] public SignalState Signals { get; set; } = default!;

    [Parameter] public string? Text { get; set; }

    [Parameter] public EventCallback<string?> OnText { get; set; }

    /// <summary>Name of the source whose parts are shown beside the table.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private SourceLine? Shown => Chosen is { } name && Signals.Sources.Find(name) is { } source ? SourcesView.LineOf(source) : null;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => lines = [.. SourcesView.Of(Signals, Text)];

    private string Href(string? source) => Navigation.GetUriWithQueryParameter("source", source);

    private void Edit(SourceLine line) =>
        (edited, error, hours, kind) = (line.Source, null, line.Source.IntervalHours?.ToString(CultureInfo.InvariantCulture), line.Source.Kind ?? "");

    private async Task SaveAsync()
    {
        var command = SourcesView.Parse(edited!.Name, hours, kind);
        error = command.Refusal?.Message;
        if (!command.Succeeded) return;
        busy = true;
        var answer = await Session.SendAsync<object>(RejectedDesk.Scope, command.Value);
        busy = false;
        error = answer.Refusal?.Message;
        if (!answer.Succeeded) return;
        Toasts.Show(new(StatusKind.Ok, command.Value.IntervalHours is { } every ? $"{edited.Name} is expected every {every.ToString(CultureInfo.InvariantCulture)} h" : $"Nothing is expected of {edited.Name}"));
        edited = null;
    }
}
