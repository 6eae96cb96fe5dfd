using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
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
            var commands = Impacts(view).Concat(Weighings(view)).ToList();
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

    public static bool Waits(TowerState view) => view.Exceptions.ImpactDue.Count > 0 || view.Protocols.Weighing.Count > 0;

    private IEnumerable<object> Impacts(TowerState view) => view.Exceptions.ImpactDue.Keys.Take(Portion).Select(id =>
    {
        var one = view.Exceptions.Open[id];
        return new RecordImpact(id, one.Revision, ImpactOf.Case(view, one, loop.Now, loop.Core.Rules));
    });

    /// <summary>A run waits for the impact of its case, so that the options are reckoned against it.</summary>
    private IEnumerable<object> Weighings(TowerState view) => view.Protocols.Weighing.Keys.Take(Portion).Select(id => view.Protocols.Runs[id])
        .Where(run => view.Exceptions.Open.ContainsKey(run.Case) && !view.Exceptions.ImpactDue.ContainsKey(run.Case))
        .Select(run =>
        {
            var weighing = OptionWeigher.Weigh(view, run, loop.Now, loop.Core.Rules);
            return new RecordOptions(run.Id, weighing.CaseRevision, weighing.Options, weighing.Relied);
        });
}
