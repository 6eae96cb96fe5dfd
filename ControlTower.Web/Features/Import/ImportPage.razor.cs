using ControlTower.Core.Storage;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ControlTower.Web.Features.Import;

/// <summary>Choose, read and look, write, report. What is being written is seen by everybody who opens the page.</summary>
public sealed partial class ImportPage
{
    private readonly CancellationTokenSource leaving = new();
    private ImportView view = default!;
    private ImportUploads uploads = default!;
    private string? takeProblem;
    private bool taking;

    [Inject] private ImportDesk Desk { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private DataDirectory Data { get; set; } = default!;

    private string WritingUnit => view.Status.Step.Rate > 0 ? $"orders, {NumberFormat.Text((long)view.Status.Step.Rate)} a second" : "orders";

    private string ReadingUnit => view.Progress is { BytesTotal: > 0 } progress ? $"rows, {100 * progress.BytesRead / progress.BytesTotal} %" : "rows";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
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

    private async Task TakeAsync(InputFileChangeEventArgs files)
    {
        (taking, takeProblem) = (true, null);
        try
        {
            foreach (var file in files.GetMultipleFiles(int.MaxValue)) takeProblem ??= await TakeAsync(file);
        }
        catch (IOException problem)
        {
            takeProblem = $"The upload broke off: {problem.Message} Choose the files again.";
        }
        finally
        {
            taking = false;
        }
    }

    private async Task<string?> TakeAsync(IBrowserFile file)
    {
        if (Path.GetExtension(file.Name) is not (".yaml" or ".yml")) return await uploads.AddAsync(file.Name, file.Size, () => file.OpenReadStream(ImportUploads.Largest, leaving.Token), leaving.Token);
        if (file.Size > Core.Runtime.Import.Mapping.MappingReader.MaxLength) return "A mapping is written by hand; this file is too large for one.";
        using var reader = new StreamReader(file.OpenReadStream(cancellationToken: leaving.Token));
        (view.Mapping, view.OwnText) = (ImportView.Own, await reader.ReadToEndAsync(leaving.Token));
        return null;
    }

    private Task PreviewAsync() => view.PreviewAsync(uploads.Folder, Repaint);

    private void Repaint()
    {
        if (!leaving.IsCancellationRequested) _ = InvokeAsync(StateHasChanged);
    }
}
