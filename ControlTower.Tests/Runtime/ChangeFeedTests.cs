using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task Subscribers_JoiningAtAnyTime_SeeEveryFactOnceInOrder()
    {
        using var journal = new MemoryJournal();
        var loop = new TowerLoop(new(TowerRules.Default), (journal, Replay.Catalog), TowerState.Empty, new ManualClock(Scene.Start), new() { GroupCommands = 3 });
        var readers = new List<Task<(long From, List<long> Seen)>>();
        for (var i = 0; i < 200; i++)
        {
            if (i % 20 == 0) readers.Add(ReadAsync(loop.Feed.Subscribe()));
            await loop.SubmitAsync(new(Caller.System, new AddFunction($"f{i}", "F")));
        }
        await loop.DisposeAsync();
        foreach (var (from, seen) in await Task.WhenAll(readers)) Assert.Equal(Enumerable.Range((int)from + 1, 200 - (int)from).Select(one => (long)one), seen);
        Assert.Equal(0, loop.Feed.Subscribers);
    }

    [Fact]
    public async Task Subscriber_ThatIsTooSlow_ReadsWhatWaitedAndIsToldAndSlowsNobody()
    {
        using var feed = new ChangeFeed(TowerState.Empty);
        using var slow = feed.Subscribe(capacity: 4);
        using var quick = feed.Subscribe();
        for (var i = 1; i <= 10; i++) feed.Publish(TowerState.Empty with { Version = i }, []);
        var seen = new List<long>();
        await Assert.ThrowsAsync<FellBehindException>(async () =>
        {
            await foreach (var change in slow.Changes.ReadAllAsync()) seen.Add(change.State.Version);
        });
        Assert.Equal([1, 2, 3, 4], seen);
        Assert.Equal(10, quick.Changes.Count);
        using var again = feed.Subscribe();
        Assert.Equal(10, again.Start.Version);
    }

    [Fact]
    public void Subscription_Disposed_IsForgotten()
    {
        using var feed = new ChangeFeed(TowerState.Empty);
        feed.Subscribe().Dispose();
        Assert.Equal(0, feed.Subscribers);
        feed.Publish(TowerState.Empty, []);
    }

    private static async Task<(long From, List<long> Seen)> ReadAsync(ChangeFeed.Subscription subscription)
    {
        var seen = new List<long>();
        await foreach (var change in subscription.Changes.ReadAllAsync())
        {
            Assert.Equal(change.State.Version, change.Facts[^1].Sequence);
            seen.AddRange(change.Facts.Select((Fact fact) => fact.Sequence));
        }
        return (subscription.Start.Version, seen);
    }
}
