using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Tower;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Import;

/// <summary>One import from choosing to report: choose a mapping and files, read and look, then write.</summary>
public sealed class ImportView(ImportDesk desk, Session session) : IDisposable
{
    /// <summary>The choice of a mapping that the reader writes.</summary>
    public const string Own = "own mapping";

    /// <summary>Rows of a list that are shown; the report holds all.</summary>
    public const int Shown = 8;

    private CancellationTokenSource? reading;

    public static IReadOnlyList<string> Mappings { get; } = [.. ShippedMappings.Names, Own];

    public string Mapping { get; set; } = Mappings[0];

    /// <summary>YAML of the reader's own mapping.</summary>
    public string OwnText { get; set; } = "";

    /// <summary>On the server; empty to take the uploaded files.</summary>
    public string Folder { get; set; } = "";

    public ImportProgress? Progress { get; private set; }

    public ImportPlan? Plan { get; private set; }

    public Refusal? Refused { get; private set; }

    public ImportStatus Status => desk.Status;

    public bool MayImport => session.May(Scopes.Orders) && session.May(Scopes.Network);

    /// <summary>Whoever reads a folder of the server reads what lies there, so it takes an administrator.</summary>
    public bool MayReadServer => session.May(Scopes.Admin);

    public bool Reading => reading is not null;

    /// <summary>Reads the files through the mapping; nothing is written.</summary>
    /// <param name="uploaded">The folder of the uploaded files.</param>
    /// <param name="repaint">Called on a thread of the pool as it goes on.</param>
    public async Task PreviewAsync(string uploaded, Action repaint)
    {
        (Plan, Refused, Progress) = (null, null, null);
        var mapping = Mapping == Own ? MappingReader.Read(OwnText) : ShippedMappings.Read(Mapping);
        Refused = !MayImport ? Refusal.Forbidden("Your roles do not allow an import.")
            : Folder.Length > 0 && !MayReadServer ? Refusal.Forbidden("Only an administrator reads a folder of the server; upload the files instead.")
            : mapping.Refusal;
        if (Refused is not null || Reading) return;
        using var cancel = reading = new CancellationTokenSource();
        try
        {
            var read = await Task.Run(() => ImportReader.Read(mapping.Value!, Folder.Length > 0 ? Folder : uploaded, progress => Note(progress, repaint), cancel.Token), cancel.Token);
            (Plan, Refused) = (read.Value, read.Refusal);
        }
        catch (OperationCanceledException)
        {
            Progress = null;
        }
        finally
        {
            reading = null;
        }
    }

    public void CancelReading() => reading?.Cancel();

    /// <summary>Hands the plan to the job, in the reader's name.</summary>
    public async Task StartAsync()
    {
        if (Plan is not { } plan) return;
        Refused = MayImport && session.Person is { } person ? await desk.AskAsync(plan, Caller.Of(person.Id)) : Refusal.Forbidden("Your roles do not allow an import.");
        if (Refused is null) Forget();
    }

    public void Cancel()
    {
        if (MayImport) desk.Cancel();
    }

    /// <summary>Back to choosing.</summary>
    public void Forget() => (Plan, Progress) = (null, null);

    public void Dispose() => reading?.Cancel();

    private void Note(ImportProgress progress, Action repaint)
    {
        Progress = progress;
        repaint();
    }
}
