using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Storage;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ControlTower.Web.Features.Import;

/// <summary>Choose, read and look, tell. What is being told is seen by everybody who opens the page.</summary>
public sealed partial class ReplayPage
{
    private readonly CancellationTokenSource leaving = new();
    private ReplayView view = default!;
    private ImportUploads uploads = default!;
    private string? takeProblem;

    [Inject] private ReplayDesk Desk { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private DataDirectory Data { get; set; } = default!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        Desk.Changed -= Repaint;
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

    private async Task TakeAsync(InputFileChangeEventArgs files)
    {
        takeProblem = null;
        try
        {
            foreach (var file in files.GetMultipleFiles(int.MaxValue)) takeProblem ??= await uploads.AddAsync(file.Name, file.Size, () => file.OpenReadStream(ImportUploads.Largest, leaving.Token), leaving.Token);
        }
        catch (IOException problem)
        {
            takeProblem = $"The upload broke off: {problem.Message} Choose the files again.";
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            await view.ReadAsync(uploads.Folder, leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
    }

    private void Repaint()
    {
        if (!leaving.IsCancellationRequested) _ = InvokeAsync(StateHasChanged);
    }
}
