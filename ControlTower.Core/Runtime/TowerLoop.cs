using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>
/// Decides waiting commands one after the other, appends the facts of many in one commit, and only then answers their callers
/// and shows the new state. The only writer of the journal.
/// </summary>
public sealed class TowerLoop : IAsyncDisposable
{
    private readonly TowerCore core;
    private readonly IJournal journal;
    private readonly FactCatalog catalog;
    private readonly TimeProvider clock;
    private readonly LoopOptions options;
    private readonly Channel<PendingCommand> queue;
    private readonly CancellationTokenSource stopping = new();
    private readonly ClockWatch watch;
    private readonly Thread running;
    private TowerState view;
    private decimal? jumped;
    private bool ownFailed;

    /// <param name="state">The fold of all that the journal holds.</param>
    public TowerLoop(TowerCore core, (IJournal Journal, FactCatalog Catalog) store, TowerState state, TimeProvider clock, LoopOptions options)
    {
        this.core = core;
        (journal, catalog) = store;
        this.clock = clock;
        this.options = options;
        view = state;
        watch = new(clock, options.ClockTolerance);
        Feed = new(state);
        queue = Channel.CreateBounded<PendingCommand>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        // A thread of its own: whoever waits for a commit must not wait for the pool, which draws pages.
        running = new(Run) { Name = "commit loop", IsBackground = true };
        running.Start();
    }

    /// <summary>The state after the last commit. Immutable: read it from any thread and keep it as long as you like.</summary>
    public TowerState View => Volatile.Read(ref view);

    public ChangeFeed Feed { get; }

    public TowerCore Core => core;

    /// <summary>Why nothing can be committed at the moment; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The tower's time: the clock, yet never behind the last commit.</summary>
    public DateTimeOffset Now => Later(clock.GetUtcNow(), View.RecordedAt);

    /// <summary>Answered only after the facts are on stable storage. A full queue is a refusal of kind Busy: nothing was taken.</summary>
    public async Task<Committed> SubmitAsync(Command command)
    {
        var pending = new PendingCommand(command);
        if (stopping.IsCancellationRequested) return new(new Refusal(RefusalKind.Unavailable, "The tower is shutting down."), View.Version);
        if (!queue.Writer.TryWrite(pending)) return new(new Refusal(RefusalKind.Busy, $"{options.QueueLength} commands wait already; come again in a moment."), View.Version);
        return await pending.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.Run(running.Join);
        stopping.Dispose();
        Feed.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingCommand>();
        while (Wait())
        {
            TryCommit(group);
            group.Clear();
        }
    }

    /// <summary>Waits until a command is there or something is due; false when the loop is to end and nothing waits any more.</summary>
    private bool Wait()
    {
        if (queue.Reader.TryPeek(out _)) return true;
        if (stopping.IsCancellationRequested) return false;
        var now = Now;
        var left = (View.NextDue() ?? DateTimeOffset.MaxValue) - now;
        if (left <= TimeSpan.Zero && Trouble is null && !ownFailed) return true;
        // What is due cannot be committed while there is trouble; asking again at once would only keep the disk busy.
        if (Trouble is not null || ownFailed) left = options.LongestSleep;
        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var waiting = queue.Reader.WaitToReadAsync(sleep.Token).AsTask();
        Task.WaitAny(waiting, Task.Delay(left < options.LongestSleep ? left : options.LongestSleep, clock, sleep.Token));
        sleep.Cancel();
        // Ended by a command or by the line above; it does not throw here.
        Task.WaitAny(waiting);
        return true;
    }

    /// <summary>Whatever goes wrong, the loop goes on and nobody waits for ever.</summary>
    private void TryCommit(List<PendingCommand> group)
    {
        try
        {
            Commit(group);
        }
#pragma warning disable CA1031 // Each caller of the group is told.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Trouble = problem.Message;
            foreach (var pending in group) pending.Fail(problem);
        }
    }

    private void Commit(List<PendingCommand> group)
    {
        var now = Now;
        var before = View;
        var state = before;
        var facts = new List<Fact>();
        ownFailed = false;
        // A jump is noted once it is committed, however often that fails before.
        if (watch.Jump() is { } jump) jumped = (jumped ?? 0) + jump;
        if (jumped is { } hours) state = DecideOwn(new NoteClockJump(hours), state, now, facts);
        if (state.NextDue() <= now) state = DecideOwn(new RingTimers(), state, now, facts);
        while (group.Count < options.GroupCommands && facts.Count < options.GroupFacts && queue.Reader.TryRead(out var pending))
        {
            if (!TryDecide(pending, state, now, out var decision)) continue;
            pending.Decided = decision.Answer;
            group.Add(pending);
            state = decision.State;
            facts.AddRange(decision.Facts);
        }
        if (facts.Count > 0 && !TryAppend(facts, group, before.Version)) return;
        if (facts.Count == 0 && Trouble is not null) Probe();
        jumped = null;
        Volatile.Write(ref view, state);
        if (facts.Count > 0) Feed.Publish(state, facts);
        foreach (var pending in group) pending.Tell(state.Version);
    }

    private TowerState DecideOwn(object body, TowerState state, DateTimeOffset now, List<Fact> facts)
    {
        var own = new PendingCommand(new(Caller.System, body));
        if (!TryDecide(own, state, now, out var decision)) ownFailed = true;
        facts.AddRange(decision.Facts);
        return decision.State;
    }

    /// <summary>A bug in a rule costs its caller an error and nobody else anything.</summary>
    private bool TryDecide(PendingCommand pending, TowerState state, DateTimeOffset now, out Decision decision)
    {
        try
        {
            decision = core.Decide(state, pending.Command, now);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is, the loop goes on and the caller is told.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            decision = new([], state, Done.Well);
            pending.Fail(problem);
            return false;
        }
    }

    private bool TryAppend(List<Fact> facts, List<PendingCommand> group, long version)
    {
        try
        {
            journal.Append(RowsOf(facts));
            Trouble = null;
            return true;
        }
        catch (JournalException problem)
        {
            Trouble = problem.Message;
            var refusal = new Refusal(RefusalKind.Unavailable, $"Nothing was taken: {problem.Message}");
            foreach (var pending in group) pending.Tell(refusal, version);
            return false;
        }
    }

    /// <summary>Trouble ends by itself where it can: who waits for the tower to be ready sends nothing that would show it.</summary>
    private void Probe()
    {
        try
        {
            journal.Probe();
            Trouble = null;
        }
        catch (JournalException problem)
        {
            Trouble = problem.Message;
        }
    }

    private List<FactRow> RowsOf(List<Fact> facts)
    {
        var previous = journal.Head.Hash;
        var rows = new List<FactRow>(facts.Count);
        foreach (var fact in facts)
        {
            var (kind, schema, body) = catalog.Encode(fact.Body);
            var row = new FactRow(fact.Sequence, fact.RecordedAt, fact.OccurredAt.ToUniversalTime(), fact.Actor, kind, schema, body, []);
            row = row with { Hash = FactChain.Hash(previous, row) };
            previous = row.Hash;
            rows.Add(row);
        }
        return rows;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
