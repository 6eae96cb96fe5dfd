using System.Collections.Concurrent;
using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>
/// Decides waiting commands one after the other, appends the facts of many in one commit, and only then answers their callers
/// and shows the new state. The only writer of the journal. While one group is written the next is decided on what will be
/// the state; where the writing fails, both are taken back and all their callers told.
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
    private readonly ConcurrentQueue<decimal> lostJumps = new();
    private readonly GroupWriter writer;
    private readonly Thread running;
    private TowerState view;

    /// <summary>How many commits failed.</summary>
    private int epoch;

    // The deciding thread's own: what it decided last, in which epoch, and what it has still to note.
    private TowerState tip;
    private int tipEpoch;
    private decimal? jumped;
    private bool ownFailed;

    /// <param name="state">The fold of all that the journal holds.</param>
    public TowerLoop(TowerCore core, (IJournal Journal, FactCatalog Catalog) store, TowerState state, TimeProvider clock, LoopOptions options)
    {
        this.core = core;
        (journal, catalog) = store;
        this.clock = clock;
        this.options = options;
        view = tip = state;
        watch = new(clock, options.ClockTolerance);
        Feed = new(state);
        queue = Channel.CreateBounded<PendingCommand>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        writer = new(Write);
        // Threads of their own: whoever waits for a commit must not wait for the pool, which draws pages.
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
        while (Wait())
        {
            var group = Decide();
            if (!writer.Idle)
            {
                writer.WaitUntilIdle();
                // What came in the meantime shares its sync.
                DecideWaiting(group);
            }
            // A lone command has nobody to overlap with, and is answered sooner without a change of threads.
            if (group.Commands <= 1) Write(group);
            else writer.Hand(group);
        }
        writer.Dispose();
    }

    /// <summary>Waits until a command is there or something is due; false when the loop is to end and nothing waits any more.</summary>
    private bool Wait()
    {
        if (queue.Reader.TryPeek(out _)) return true;
        if (stopping.IsCancellationRequested) return false;
        var due = Tip().NextDue(core.Rules) ?? DateTimeOffset.MaxValue;
        var left = due - Later(clock.GetUtcNow(), tip.RecordedAt);
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

    /// <summary>What the next command is decided on: the state that will be once all that was decided is written.</summary>
    private TowerState Tip()
    {
        if (tipEpoch == Volatile.Read(ref epoch)) return tip;
        tipEpoch = Volatile.Read(ref epoch);
        return tip = View;
    }

    private CommandGroup Decide()
    {
        var before = Tip();
        var group = new CommandGroup(before, Later(clock.GetUtcNow(), before.RecordedAt), tipEpoch);
        ownFailed = false;
        // A jump is noted once it is committed, however often that fails before.
        if (watch.Jump() is { } jump) jumped = (jumped ?? 0) + jump;
        while (lostJumps.TryDequeue(out var lost)) jumped = (jumped ?? 0) + lost;
        if (jumped is { } hours) DecideOwn(group, new NoteClockJump(hours));
        (group.Jump, jumped) = (jumped, null);
        if (group.State.NextDue(core.Rules) <= group.Now) DecideOwn(group, new RingTimers());
        DecideWaiting(group);
        return group;
    }

    private void DecideWaiting(CommandGroup group)
    {
        while (group.Commands < options.GroupCommands && group.Facts.Count < options.GroupFacts && queue.Reader.TryRead(out var pending))
        {
            if (TryDecide(pending, group) is { } decision) group.Add(pending, decision);
        }
        tip = group.State;
    }

    private void DecideOwn(CommandGroup group, object body)
    {
        if (TryDecide(new(new(Caller.System, body)), group) is { } decision) group.Add(decision);
        else ownFailed = true;
    }

    /// <summary>A bug in a rule costs its caller an error and nobody else anything.</summary>
    private Decision? TryDecide(PendingCommand pending, CommandGroup group)
    {
        try
        {
            return core.Decide(group.State, pending.Command, group.Now);
        }
#pragma warning disable CA1031 // Whatever it is, the loop goes on and the caller is told.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            pending.Fail(problem);
            return null;
        }
    }

    /// <summary>On the writer's thread, or on the deciding one while the writer is idle. Whatever goes wrong, the loop goes on and nobody waits for ever.</summary>
    private void Write(CommandGroup group)
    {
        try
        {
            if (group.Epoch != epoch) throw new JournalException(Trouble ?? "what it builds on could not be written");
            if (group.Facts.Count > 0) journal.Append(RowsOf(group.Facts));
            else if (Trouble is not null) Probe();
            if (group.Facts.Count > 0) Trouble = null;
            Volatile.Write(ref view, group.State);
            if (group.Facts.Count > 0) Feed.Publish(group.State, group.Facts);
            group.Tell();
        }
        catch (JournalException problem)
        {
            TakeBack(group, problem);
            group.Tell(new Refusal(RefusalKind.Unavailable, $"Nothing was taken: {problem.Message}"), View.Version);
        }
#pragma warning disable CA1031 // Each caller of the group is told.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            TakeBack(group, problem);
            group.Fail(problem);
        }
    }

    private void TakeBack(CommandGroup group, Exception problem)
    {
        Trouble = problem.Message;
        if (group.Jump is { } jump) lostJumps.Enqueue(jump);
        // Once for each failure: a group that stood on what failed does not fail anew.
        Interlocked.CompareExchange(ref epoch, group.Epoch + 1, group.Epoch);
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

    private List<FactRow> RowsOf(IReadOnlyList<Fact> facts)
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
