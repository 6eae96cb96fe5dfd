namespace ControlTower.Core.Runtime;

/// <summary>A thread that commits a group while the next one is decided; one at a time, in the order in which they are handed to it.</summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly object gate = new();
    private readonly Action<CommandGroup> write;
    private readonly Thread thread;
    private CommandGroup? writing;
    private bool ended;

    /// <param name="write">Commits a group and answers its callers; it does not throw.</param>
    public GroupWriter(Action<CommandGroup> write)
    {
        this.write = write;
        thread = new(Run) { Name = "journal writer", IsBackground = true };
        thread.Start();
    }

    public bool Idle
    {
        get
        {
            lock (gate) return writing is null;
        }
    }

    public void WaitUntilIdle()
    {
        lock (gate)
        {
            while (writing is not null) Monitor.Wait(gate);
        }
    }

    /// <summary>Only while it is idle.</summary>
    public void Hand(CommandGroup group)
    {
        lock (gate)
        {
            writing = group;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>What was handed over is written before it ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
        thread.Join();
    }

    private void Run()
    {
        while (Next() is { } group)
        {
            write(group);
            lock (gate)
            {
                writing = null;
                Monitor.PulseAll(gate);
            }
        }
    }

    private CommandGroup? Next()
    {
        lock (gate)
        {
            while (writing is null && !ended) Monitor.Wait(gate);
            return writing;
        }
    }
}
