using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Tower;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Import;

/// <summary>A replay from choosing to its end: choose what the folder holds and how fast, read and look, then tell.</summary>
public sealed class ReplayView(ReplayDesk desk, Session session) : IDisposable
{
    /// <summary>The choice of a folder of CloudEvents; the others are mappings.</summary>
    public const string Events = "CloudEvents in JSON";

    private CancellationTokenSource? reading;

    public static IReadOnlyList<string> Kinds { get; } = [Events, .. ShippedMappings.Names];

    /// <summary>Speeds to choose from; null is at once.</summary>
    public static IReadOnlyList<(string Name, double? Speed)> Speeds { get; } =
        [("as it was", 1), ("a minute in a second", 60), ("an hour in a second", 3_600), ("a day in a second", 86_400), ("at once", null)];

    public string Kind { get; set; } = Events;

    public string Speed { get; set; } = Speeds[2].Name;

    /// <summary>On the server; empty to take the uploaded files.</summary>
    public string Folder { get; set; } = "";

    public ReplayPlan? Plan { get; private set; }

    public Refusal? Refused { get; private set; }

    public bool Reading => reading is not null;

    public ReplayStatus? Status => desk.Status;

    public bool MayReplay => session.May(Scopes.Signals) && session.May(Scopes.Network);

    /// <summary>Whoever reads a folder of the server reads what lies there, so it takes an administrator.</summary>
    public bool MayReadServer => session.May(Scopes.Admin);

    /// <summary>Reads the files; nothing is told.</summary>
    /// <param name="uploaded">The folder of the uploaded files.</param>
    public async Task ReadAsync(string uploaded)
    {
        (Plan, Refused) = (null, null);
        if (!MayReplay) Refused = Refusal.Forbidden("Your roles do not allow a replay.");
        else if (Folder.Length > 0 && !MayReadServer) Refused = Refusal.Forbidden("Only an administrator reads a folder of the server; upload the files instead.");
        if (Refused is not null || Reading) return;
        using var cancel = reading = new CancellationTokenSource();
        try
        {
            var read = await Task.Run(() => Read(Folder.Length > 0 ? Folder : uploaded, cancel.Token), cancel.Token);
            (Plan, Refused) = (read.Value, read.Refusal);
        }
        catch (OperationCanceledException)
        {
            // The reader thought better of it, or left: back to choosing.
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
        var speed = Speeds.First(one => one.Name == Speed).Speed;
        Refused = MayReplay && session.Person is { } person ? await desk.AskAsync(plan, speed, Caller.Of(person.Id)) : Refusal.Forbidden("Your roles do not allow a replay.");
        if (Refused is null) Plan = null;
    }

    public void Cancel()
    {
        if (MayReplay) desk.Cancel();
    }

    /// <summary>Back to choosing.</summary>
    public void Forget() => Plan = null;

    public void Dispose() => reading?.Cancel();

    private Result<ReplayPlan> Read(string folder, CancellationToken cancel)
    {
        if (Kind == Events) return ReplayFolder.Read(folder, cancel);
        var mapping = ShippedMappings.Read(Kind);
        if (!mapping.Succeeded) return mapping.Refusal;
        var plan = ImportReader.Read(mapping.Value, folder, _ => { }, cancel);
        return plan.Succeeded ? HistoricSignals.Of(plan.Value) : plan.Refusal;
    }
}
