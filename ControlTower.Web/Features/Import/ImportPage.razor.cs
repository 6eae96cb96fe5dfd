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
    private ImportView view = default!;
    private ImportUploads uploads = default!;
    private bool taking;
    private bool left;

    [Inject] private ImportDesk Desk { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private DataDirectory Data { get; set; } = default!;

    private string WritingUnit => view.Status.Step.Rate > 0 ? $"orders, {NumberFormat.Text((long)view.Status.Step.Rate)} a second" : "orders";

    private string ReadingUnit => view.Progress is { BytesTotal: > 0 } progress ? $"rows, {100 * progress.BytesRead / progress.BytesTotal} %" : "rows";

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

    /// <summary>A mapping is no file among the others: it says how they are read.</summary>
    private Task<string?>? TakeMapping(IBrowserFile file, CancellationToken leave) => Path.GetExtension(file.Name) is ".yaml" or ".yml" ? ReadMappingAsync(file, leave) : null;

    private async Task<string?> ReadMappingAsync(IBrowserFile file, CancellationToken leave)
    {
        if (file.Size > Core.Runtime.Import.Mapping.MappingReader.MaxLength) return "A mapping is written by hand; this file is too large for one.";
        using var reader = new StreamReader(file.OpenReadStream(cancellationToken: leave));
        (view.Mapping, view.OwnText) = (ImportView.Own, await reader.ReadToEndAsync(leave));
        return null;
    }

    private Task PreviewAsync() => view.PreviewAsync(uploads.Folder, Repaint);

    private void Repaint()
    {
        if (!left) _ = InvokeAsync(StateHasChanged);
    }
}
