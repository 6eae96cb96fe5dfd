using System.Collections.Immutable;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Features.Signals;

/// <summary>
/// The newest accepted signals, kept once for all open pages: read from the journal's tail at the start, then from the change
/// feed. Bounded: <see cref="Kept"/> signals out of the last <see cref="Scanned"/> facts.
/// </summary>
public sealed class SignalWindow(IJournal journal, TowerLoop loop, FactCatalog catalog, ILogger<SignalWindow> log) : BackgroundService
{
    public const int Kept = 500;
    public const int Scanned = 20_000;

    private ImmutableArray<SeenSignalRow> newest = [];

    /// <summary>Raised with each commit that was taken in, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Newest first. False until the tail has been read.</summary>
    public bool Filled { get; private set; }

    public IReadOnlyList<SeenSignalRow> Newest => newest;

    /// <summary>Reads the tail up to a version.</summary>
    public void Fill(long version)
    {
        var rows = new List<SeenSignalRow>();
        foreach (var row in journal.Read(Math.Max(0, version - Scanned), Scanned))
        {
            if (row.Sequence <= version && row.Kind == SignalKind) rows.Add(RowOf(catalog.Decode(row)));
        }
        rows.Reverse();
        newest = [.. rows.Take(Kept)];
        Filled = true;
    }

    /// <summary>Takes in the facts of one commit.</summary>
    public void Take(IReadOnlyList<Fact> facts)
    {
        var fresh = facts.Where(fact => fact.Body is SignalAccepted).Select(RowOf).Reverse().ToList();
        if (fresh.Count > 0) newest = [.. fresh.Concat(newest).Take(Kept)];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            using var subscription = loop.Feed.Subscribe();
            try
            {
                Fill(subscription.Start.Version);
                Raise();
                await FollowAsync(subscription, stoppingToken);
                return;
            }
            catch (FellBehindException)
            {
                // The next round reads the tail anew.
            }
            catch (JournalException problem)
            {
                log.LogWarning(problem, "The newest signals could not be read; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static string SignalKind { get; } = "signal.accepted";

    private static SeenSignalRow RowOf(Fact fact) => SeenSignalRow.Of(fact, (SignalAccepted)fact.Body);

    private async Task FollowAsync(ChangeFeed.Subscription subscription, CancellationToken stopping)
    {
        while (await subscription.Changes.WaitToReadAsync(stopping))
        {
            while (subscription.Changes.TryRead(out var change)) Take(change.Facts);
            Raise();
        }
    }

    private void Raise() => Changed?.Invoke();
}
