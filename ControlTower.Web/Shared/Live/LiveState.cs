using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Live;

/// <summary>
/// Tells every open page of new states, as soon as they are committed. Pages keep their own <see cref="Pace"/>, so that a storm of
/// commits costs one ten repaints a second at most and not thousands.
/// </summary>
public sealed class LiveState(TowerLoop loop, ILogger<LiveState> log) : BackgroundService
{
    /// <summary>Between two repaints of what is watched row by row.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two repaints of what is looked at as a whole; nobody reads faster.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    /// <summary>Raised on a thread of the pool; a page repaints itself by its own dispatcher.</summary>
    public event Action<TowerState>? Changed;

    public TowerState Current => loop.View;

    /// <summary>Why nothing new can be taken in at the moment; null while all is well.</summary>
    public string? Trouble => loop.Trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var subscription = loop.Feed.Subscribe();
            try
            {
                while (await subscription.Changes.WaitToReadAsync(stoppingToken))
                {
                    while (subscription.Changes.TryRead(out _))
                    {
                        // Pages show the newest state; the ones between are of no use to them.
                    }
                    Raise();
                }
                return;
            }
            catch (FellBehindException)
            {
                Raise();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Raise()
    {
        foreach (var handler in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<TowerState>)handler)(loop.View);
            }
#pragma warning disable CA1031 // A page that fails must not silence the others.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                log.LogWarning(problem, "A page could not be told of a change.");
            }
        }
    }
}
