using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Jobs;

/// <summary>Heavy work beside the loop: reckons impacts and weighs options on a view, and hands in what came of it.</summary>
public sealed class CaseWork(TowerLoop loop)
{
    /// <summary>Done in one go; the rest follows at the next.</summary>
    private const int Portion = 100;

    /// <returns>How many impacts and options were handed in.</returns>
    public async Task<int> DoAsync(CancellationToken cancellation)
    {
        var done = 0;
        for (var view = loop.View; Waits(view) && done < Portion * 10; view = loop.View)
        {
            var commands = BesideTheLoop.Commands(view, loop.Now, loop.Core.Rules, Portion).ToList();
            foreach (var command in commands)
            {
                cancellation.ThrowIfCancellationRequested();
                await loop.SubmitAsync(new(Caller.System, command));
                done++;
            }
            // What could not be committed stays due; the next bell tries again.
            if (loop.View.Version == view.Version) break;
        }
        return done;
    }

    public static bool Waits(TowerState view) => BesideTheLoop.Waits(view);
}
