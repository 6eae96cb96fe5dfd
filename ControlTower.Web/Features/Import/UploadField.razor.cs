using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ControlTower.Web.Features.Import;

/// <summary>Takes files from the reader's machine and lists them; what was wrong with one stands below the field.</summary>
public sealed partial class UploadField : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? problem;

    [Parameter, EditorRequired] public ImportUploads Uploads { get; set; } = default!;

    /// <summary>Endings to choose from, as an HTML accept list.</summary>
    [Parameter, EditorRequired] public string Accept { get; set; } = "";

    /// <summary>The rest of the sentence about number and size.</summary>
    [Parameter] public string Hint { get; set; } = ".";

    /// <summary>Asked first for each file: a task that takes it and says what is wrong with it, or null where it is an upload like any other.</summary>
    [Parameter] public Func<IBrowserFile, CancellationToken, Task<string?>?>? TakeInstead { get; set; }

    /// <summary>True while files come in.</summary>
    [Parameter] public EventCallback<bool> OnTaking { get; set; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task TakeAsync(InputFileChangeEventArgs files)
    {
        var leave = leaving.Token;
        problem = null;
        await OnTaking.InvokeAsync(true);
        try
        {
            foreach (var file in files.GetMultipleFiles(int.MaxValue)) problem ??= await TakeAsync(file, leave);
        }
        catch (OperationCanceledException)
        {
            // The reader left the page.
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            problem = $"The upload broke off: {broken.Message} Choose the files again.";
        }
        finally
        {
            if (!leave.IsCancellationRequested) await OnTaking.InvokeAsync(false);
        }
    }

    private Task<string?> TakeAsync(IBrowserFile file, CancellationToken leave) =>
        TakeInstead?.Invoke(file, leave) ?? Uploads.AddAsync(file.Name, file.Size, () => file.OpenReadStream(ImportUploads.Largest, leave), leave);
}
