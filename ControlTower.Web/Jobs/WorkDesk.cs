using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;

namespace ControlTower.Web.Jobs;

/// <summary>One piece of long work at a time: a page asks for it, a job does it, and it can be cancelled.</summary>
/// <typeparam name="TWork">What was asked for.</typeparam>
public abstract class WorkDesk<TWork>(TowerLoop loop, IJobBoard jobs, string job) : IDisposable
    where TWork : class
{
    private readonly Lock gate = new();
    private TWork? asked;
    private CancellationTokenSource cancel = new();

    /// <summary>Raised on a thread of the pool when the status changed.</summary>
    public event Action? Changed;

    protected TowerLoop Loop { get; } = loop;

    /// <summary>It ends after the portion that is under way; what is done stays.</summary>
    public void Cancel()
    {
        lock (gate) cancel.Cancel();
    }

    public void Dispose()
    {
        cancel.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <param name="begin">Says why it may not begin, or notes in the status that it waits; called alone.</param>
    /// <returns>A refusal also on the demo: its facts never stand beside a company's own.</returns>
    protected async Task<Refusal?> AskAsync(TWork work, Func<Refusal?> begin)
    {
        if (Loop.View.Demo is not null) return Refusal.Conflict("This tower shows the demo, which takes no data of your own; start it with Tower__Demo=false.");
        lock (gate)
        {
            if (begin() is { } refusal) return refusal;
            asked = work;
            cancel.Dispose();
            cancel = new();
        }
        Tell();
        await jobs.RunNowAsync(job);
        return null;
    }

    /// <summary>Does what was asked for, once; nothing where nothing was.</summary>
    protected async Task WorkAsync(Func<TWork, CancellationToken, Task> doing, CancellationToken stopping)
    {
        TWork work;
        CancellationTokenSource both;
        lock (gate)
        {
            if (asked is not { } waiting) return;
            (work, asked) = (waiting, null);
            both = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel.Token);
        }
        using (both) await doing(work, both.Token);
    }

    protected void Tell() => Changed?.Invoke();
}
