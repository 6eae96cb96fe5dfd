using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Storage;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Import;

/// <summary>Choose, read and look, tell. What is being told is seen by everybody who opens the page.</summary>
public sealed partial class ReplayPage
{
    private ReplayView view = default!;
    private ImportUploads uploads = default!;
    private bool taking;
    private bool left;

    [Inject] private ReplayDesk Desk { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private DataDirectory Data { get; set; } = default!;

    public void Dispose()
    {
        left = true;
        Desk.Changed -= Repaint;
        view.Dispose();
        uploads.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        (view, uploads) = (new(Desk, Session), new(Data));
        Desk.Changed += Repaint;
        await Session.OpenAsync();
    }

    private static string Taken(ReplayStep step) =>
        $"{NumberFormat.Text(step.Accepted)} signals accepted, {NumberFormat.Text(step.Duplicates)} known already, {NumberFormat.Text(step.Rejected)} rejected.";

    private static string EndOf(ReplayStatus status) =>
        $"The replay of {status.Name} {(status.Problem is not null ? "stopped" : status.Step.Complete ? "is complete" : "was cancelled")}";

    private void Repaint()
    {
        if (!left) _ = InvokeAsync(StateHasChanged);
    }
}
