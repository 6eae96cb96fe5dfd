using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using Microsoft.AspNetCore.SignalR;

namespace ControlTower.Web.Hub;

/// <summary>The tail of the journal for programs and browsers: every fact after a version, in order, without gaps or repeats.</summary>
public sealed class TowerHub(TowerLoop loop, IJournal journal, FactCatalog catalog) : Microsoft.AspNetCore.SignalR.Hub
{
    public const string Route = "/hubs/tower";
    private const int Portion = 1_000;

    /// <summary>Commits that may wait for a slow client before it is told to start anew.</summary>
    private const int Patience = 256;

    /// <summary>The version that the tower stands at.</summary>
    public long Version() => loop.View.Version;

    /// <summary>
    /// Streams what came after a version, then the tail. A client that is too slow gets a last message with <c>resync</c> true:
    /// it subscribes again with the last version that it has, and loses nothing.
    /// </summary>
    /// <param name="sinceVersion">The last version that the client has; 0 for all.</param>
    public IAsyncEnumerable<HubChange> Subscribe(long sinceVersion, CancellationToken cancellationToken)
    {
        if (sinceVersion < 0 || sinceVersion > loop.View.Version)
        {
            throw new HubException($"sinceVersion is a version from 0 to {loop.View.Version}.");
        }
        return StreamAsync(sinceVersion, cancellationToken);
    }

    private async IAsyncEnumerable<HubChange> StreamAsync(long since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Subscribed before the past is read, so that nothing falls in between.
        using var subscription = loop.Feed.Subscribe(Patience);
        var reached = since;
        while (reached < subscription.Start.Version)
        {
            var rows = journal.Read(reached, Portion);
            reached = rows[^1].Sequence;
            yield return new(reached, false, [.. rows.Select(HubFact.Of)]);
        }
        while (true)
        {
            var (more, fellBehind) = await WaitAsync(subscription.Changes, cancellation);
            if (fellBehind)
            {
                yield return new(reached, true, []);
                yield break;
            }
            if (!more) yield break;
            while (subscription.Changes.TryRead(out var change))
            {
                var facts = change.Facts.Where(fact => fact.Sequence > reached).Select(fact => HubFact.Of(fact, catalog)).ToList();
                if (facts.Count == 0) continue;
                reached = change.State.Version;
                yield return new(reached, false, facts);
            }
        }
    }

    private static async Task<(bool More, bool FellBehind)> WaitAsync(ChannelReader<Change> changes, CancellationToken cancellation)
    {
        try
        {
            return (await changes.WaitToReadAsync(cancellation), false);
        }
        catch (FellBehindException)
        {
            return (false, true);
        }
    }
}
