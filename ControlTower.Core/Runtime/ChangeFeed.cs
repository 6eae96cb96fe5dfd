using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>What one commit changed.</summary>
/// <param name="State">The state after it.</param>
public sealed record Change(TowerState State, IReadOnlyList<Fact> Facts);

/// <summary>
/// Tells subscribers of each commit, in order and without gaps. Nobody waits for a slow one: whose queue is full is told
/// that it fell behind, and starts anew from the version it has.
/// </summary>
public sealed class ChangeFeed(TowerState initial) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Subscription> subscriptions = [];
    private TowerState last = initial;

    /// <summary>Changes after the version of <see cref="Subscription.Start"/> come; dispose to end it.</summary>
    /// <param name="capacity">Commits that may wait unread.</param>
    public Subscription Subscribe(int capacity = 1_024)
    {
        lock (gate)
        {
            var subscription = new Subscription(this, last, capacity);
            subscriptions.Add(subscription);
            return subscription;
        }
    }

    public int Subscribers
    {
        get
        {
            lock (gate) return subscriptions.Count;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var subscription in subscriptions) subscription.Complete();
            subscriptions.Clear();
        }
    }

    internal void Publish(TowerState state, IReadOnlyList<Fact> facts)
    {
        lock (gate)
        {
            last = state;
            var change = new Change(state, facts);
            foreach (var subscription in subscriptions) subscription.Offer(change);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (gate) subscriptions.Remove(subscription);
    }

    public sealed class Subscription : IDisposable
    {
        private readonly ChangeFeed feed;
        private readonly Channel<Change> changes;

        internal Subscription(ChangeFeed feed, TowerState start, int capacity)
        {
            this.feed = feed;
            Start = start;
            changes = Channel.CreateBounded<Change>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        }

        /// <summary>The state at the time of subscribing: the first change builds on it.</summary>
        public TowerState Start { get; }

        /// <summary>Ends when the feed does, or with <see cref="FellBehindException"/>.</summary>
        public ChannelReader<Change> Changes => changes.Reader;

        public void Dispose()
        {
            feed.Remove(this);
            changes.Writer.TryComplete();
        }

        internal void Offer(Change change)
        {
            if (!changes.Writer.TryWrite(change)) changes.Writer.TryComplete(new FellBehindException());
        }

        internal void Complete() => changes.Writer.TryComplete();
    }
}

/// <summary>The subscriber was too slow; it starts anew from the version it has.</summary>
public sealed class FellBehindException : Exception
{
    public FellBehindException()
        : base("More changes came than could wait; subscribe again from the version you have.")
    {
    }

    public FellBehindException(string message)
        : base(message)
    {
    }

    public FellBehindException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
