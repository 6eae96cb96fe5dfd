using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>Tells a record to the tower as live signals, cases and all, each when it is due.</summary>
/// <param name="caller">In whose name the facts are written.</param>
/// <param name="read">Reads an event as the intake does: event, time received.</param>
public sealed class ReplayRun(TowerLoop loop, Caller caller, TimeProvider clock, Func<JsonElement, DateTimeOffset, SignalCandidate> read)
{
    /// <summary>Signals of one command, and so of one commit.</summary>
    public const int Portion = 200;

    /// <summary>No timer runs for longer than 49 days, and a record as it was may pause for years.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);

    /// <param name="speed">1 to <see cref="ReplayTime.MaxSpeed"/>; null for at once.</param>
    /// <param name="progress">Called after each portion, on a thread of the pool.</param>
    /// <param name="cancel">Looked at between portions: what was told stays.</param>
    public async Task<Result<ReplayStep>> RunAsync(ReplayPlan plan, double? speed, Action<ReplayStep> progress, CancellationToken cancel)
    {
        if (plan.Network is { } network && await AddAsync(network) is { } refusal) return refusal;
        if (plan.Events.Count == 0) return default(ReplayStep);
        var time = new ReplayTime((plan.Events[0].At, plan.Events[^1].At), clock.GetUtcNow(), speed);
        var step = new ReplayStep(0, plan.Events.Count, 0, 0, 0, time.DueOf(plan.Events[^1].At) - clock.GetUtcNow());
        while (!step.Complete && !cancel.IsCancellationRequested)
        {
            progress(step);
            if (!await DueAsync(time.DueOf(plan.Events[step.Told].At), cancel)) break;
            var told = await TellAsync(plan.Events, step, time);
            if (!told.Succeeded) return told.Refusal;
            step = told.Value;
        }
        progress(step);
        return step;
    }

    /// <returns>False where it was cancelled before.</returns>
    private async Task<bool> DueAsync(DateTimeOffset due, CancellationToken cancel)
    {
        while (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero && !cancel.IsCancellationRequested)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return !cancel.IsCancellationRequested;
    }

    /// <summary>Tells what is due in its order: signals that follow each other go as one command.</summary>
    private async Task<Result<ReplayStep>> TellAsync(IReadOnlyList<ReplayEvent> events, ReplayStep step, ReplayTime time)
    {
        var now = clock.GetUtcNow();
        var due = events.Skip(step.Told).Take(Portion).TakeWhile(one => time.DueOf(one.At) <= now).ToList();
        if (due is [ReplayAdvance advance, ..])
        {
            // An order that ended meanwhile, such as one that was cancelled by hand, goes no further.
            await SubmitAsync(new AdvanceOrder(advance.Order, advance.To, time.Of(advance.At)));
            return step with { Told = step.Told + 1, Left = LeftOf(events, time) };
        }
        var signals = due.TakeWhile(one => one is ReplaySignal).Cast<ReplaySignal>().Select(one => Candidate(one, time, now)).ToList();
        if (signals.Count == 0) return step;
        var answer = await SubmitAsync(new TakeSignals(signals));
        if (!answer.Succeeded) return answer.Refusal;
        var taken = (SignalsTaken)answer.Value;
        return new ReplayStep(step.Told + signals.Count, step.Total, step.Accepted + taken.Accepted, step.Duplicates + taken.Duplicates, step.Rejected + taken.Rejected.Count, LeftOf(events, time));
    }

    /// <summary>It is known by what the record says, not by the instants that it was moved to: told again it is a duplicate.</summary>
    private SignalCandidate Candidate(ReplaySignal one, ReplayTime time, DateTimeOffset now) =>
        read(EventMover.Move(one.Event, time, one.At), now) with { Fingerprint = read(one.Event, now).Fingerprint };

    private TimeSpan LeftOf(IReadOnlyList<ReplayEvent> events, ReplayTime time)
    {
        var left = time.DueOf(events[^1].At) - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<Refusal?> AddAsync(NetworkDocument read)
    {
        var view = loop.View;
        var addition = NetworkAddition.Of(view, read);
        return addition.Document is null ? null : (await SubmitAsync(new PutNetwork(addition.Document, view.Network.Version))).Refusal;
    }

    /// <summary>A full queue is waited out.</summary>
    private async Task<Result<object>> SubmitAsync(object command)
    {
        while (true)
        {
            var committed = await loop.SubmitAsync(new(caller, command));
            if (committed.Answer.Succeeded || committed.Answer.Refusal.Kind != RefusalKind.Busy) return committed.Answer;
            await Task.Delay(BusyPause, clock);
        }
    }
}
