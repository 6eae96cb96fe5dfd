using System.Diagnostics;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Jobs;

/// <summary>Writes snapshots when a start would otherwise take long, and at the end; a start loads the newest that is valid.</summary>
public sealed class SnapshotWork(IJournal journal, SnapshotFolder folder)
{
    private readonly SnapshotPolicy policy = new(folder.NewestVersion);

    /// <summary>The newest valid state; the empty one where there is none.</summary>
    public TowerState Load() => folder.LoadNewestValid(journal) ?? TowerState.Empty;

    /// <returns>Whether one was due and was written.</returns>
    public bool WriteIfDue(TowerLoop loop)
    {
        if (!policy.IsDue(loop.View.Version, loop.Now)) return false;
        var begun = Stopwatch.StartNew();
        var view = loop.View;
        folder.Write(view, journal);
        policy.Wrote(view.Version, begun.Elapsed, loop.Now);
        return true;
    }

    /// <summary>At the end of the program: what cannot be written is no loss, the next start replays instead.</summary>
    public void WriteLast(TowerLoop loop)
    {
        try
        {
            folder.Write(loop.View, journal);
        }
        catch (IOException)
        {
            Console.Error.WriteLine("The last snapshot could not be written; the next start replays the journal instead.");
        }
    }
}
