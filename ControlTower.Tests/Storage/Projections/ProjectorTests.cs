using System.Diagnostics;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using Microsoft.Data.Sqlite;

namespace ControlTower.Tests.Storage.Projections;

public sealed class ProjectorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ProjectedJournal projected = new();

    public void Dispose() => projected.Dispose();

    [Fact]
    public void CatchUp_CutShortAnywhere_CountsEachFactOnce()
    {
        Story.Told().Journal.AppendTo(projected.Journal);
        for (var i = 0; i < 5; i++) Story.Orders(projected.Journal.Head.Sequence, 300).AppendTo(projected.Journal);
        using (var first = projected.Projector(new FailingJournal(projected.Journal, portions: 1))) Assert.Throws<JournalException>(() => first.CatchUp());
        Assert.Equal(Projector.PortionFacts, projected.Checkpoint());

        // In the middle of the next portion the disk gives out: nothing of that portion stays.
        var before = projected.Dump();
        projected.Execute($"CREATE TRIGGER broken BEFORE INSERT ON Orders WHEN NEW.Version > {projected.Checkpoint() + 1_500} BEGIN SELECT RAISE(ABORT, 'broken'); END");
        using (var second = projected.Projector()) Assert.Throws<SqliteException>(() => second.CatchUp());
        Assert.Equal(before, projected.Dump());
        projected.Execute("DROP TRIGGER broken");

        using var third = projected.Projector();
        third.CatchUp();
        Assert.Equal(projected.Journal.Head.Sequence, projected.Checkpoint());
        var piecemeal = projected.Dump();
        third.Rebuild();
        Assert.Equal(piecemeal, projected.Dump());
        Assert.Equal(1_540 + 2, projected.Dump().Split('\n').Count(line => line.StartsWith("Orders|", StringComparison.Ordinal)));
    }

    [Fact]
    public void CatchUp_OnAnotherJournal_MakesAllAnew()
    {
        Story.Told().Journal.AppendTo(projected.Journal);
        using (var first = projected.Projector()) first.CatchUp();
        using var other = new ProjectedJournal();
        Story.Orders(0, 2_000).AppendTo(other.Journal);

        using var second = projected.Projector(other.Journal);
        second.CatchUp();

        using var plain = other.Projector();
        plain.CatchUp();
        Assert.Equal(other.Dump(), projected.Dump());
    }

    [Fact]
    public void Rows_AfterAStory_SayWhatTheStateSays()
    {
        var scene = Story.Told();
        scene.Journal.AppendTo(projected.Journal);
        using var projector = projected.Projector();
        projector.CatchUp();
        using var context = projected.Contexts.CreateDbContext();

        var cases = scene.State.Exceptions.Open.Values.Concat(scene.State.Exceptions.Resolved.Values).OrderBy(one => one.Id, StringComparer.Ordinal);
        Assert.Equal(
            cases.Select(one => (one.Id, one.Status, one.Owner, (DateTimeOffset?)one.DetectedAt, one.AcknowledgedAt, one.DecidedAt, one.Priority)),
            context.Cases.OrderBy(row => row.Id).AsEnumerable().Select(row => (row.Id, row.Status, row.Owner, (DateTimeOffset?)row.DetectedAt, row.AcknowledgedAt, row.DecidedAt, row.Priority)));
        Assert.Equal(
            scene.State.Protocols.Approvals.Values.Select(one => (one.Id, one.Status, one.Deadline, one.DecidedBy)),
            context.Approvals.OrderBy(row => row.Id).AsEnumerable().Select(row => (row.Id, row.Status, row.Deadline, row.DecidedBy)));
        Assert.Equal(
            scene.State.Orders.Open.Values.Select(one => (one.Id, one.Status, one.PlacedAt, one.DeliveredAt)),
            context.Orders.Where(row => row.Outcome == null).OrderBy(row => row.Id).AsEnumerable().Select(row => (row.Id, row.Status, row.PlacedAt, row.DeliveredAt)));
        Assert.Equal(scene.State.Orders.Ended.Count, context.Orders.Count(row => row.Outcome != null));
        Assert.Equal(2, context.Signals.Count(row => row.Outcome == SignalOutcome.Accepted));
        Assert.Equal(["Discarded", "Rejected"], context.Signals.Where(row => row.Rejection != null).OrderBy(row => row.Rejection).AsEnumerable().Select(row => row.Outcome.ToString()));
    }

    [Fact]
    public async Task Run_BehindTheLoop_ShowsWhatWasCommittedToWhoWaits()
    {
        await using var loop = new TowerLoop(new(TowerRules.Default), (projected.Journal, Replay.Catalog), TowerState.Empty, TimeProvider.System, new());
        using var projector = projected.Projector();
        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(Patience);
        var running = projector.RunAsync(loop.Feed, stop.Token);
        for (var i = 1; i <= 60; i++)
        {
            var candidate = Scene.Candidate("supplier.delayed", new { site = "SUP-1", delayHours = 10 }, $"s-{i}", DateTimeOffset.UnixEpoch);
            var committed = await loop.SubmitAsync(new(Caller.Integration("erp"), new Core.Signals.TakeSignals([candidate])));
            if (i % 20 != 0) continue;
            await projector.WaitForAsync(committed.Version, patience.Token);
            await using var context = projected.Contexts.CreateDbContext();
            Assert.Equal(i, context.Signals.Count());
        }
        await stop.CancelAsync();
        await running;
        var live = projected.Dump();
        projector.Rebuild();
        Assert.Equal(live, projected.Dump());
    }

    [Fact]
    public async Task Run_WhenTheTablesFail_SaysWhyAndGoesOn()
    {
        Story.Told().Journal.AppendTo(projected.Journal);
        projected.Execute("CREATE TRIGGER broken BEFORE INSERT ON Orders BEGIN SELECT RAISE(ABORT, 'no room'); END");
        using var feed = new ChangeFeed(TowerState.Empty);
        using var projector = projected.Projector();
        using var stop = new CancellationTokenSource(Patience);
        var running = projector.RunAsync(feed, stop.Token);
        while (projector.Trouble is null) await Task.Delay(10, stop.Token);
        Assert.Contains("no room", projector.Trouble, StringComparison.Ordinal);
        projected.Execute("DROP TRIGGER broken");
        await projector.WaitForAsync(projected.Journal.Head.Sequence, stop.Token);
        await stop.CancelAsync();
        await running;
    }

    /// <summary>The floor is stated low, for machines that are busy with something else.</summary>
    [Fact]
    public void CatchUp_OnManyFacts_IsFastEnough()
    {
        for (var i = 0; i < 20; i++) Story.Orders(projected.Journal.Head.Sequence, 400).AppendTo(projected.Journal);
        using var projector = projected.Projector();
        var watch = Stopwatch.StartNew();
        projector.CatchUp();
        var rate = projected.Journal.Head.Sequence / watch.Elapsed.TotalSeconds;
        Assert.True(rate > 5_000, $"{rate:0} facts/s");
    }

    private sealed class FailingJournal(IJournal inner, int portions) : IJournal
    {
        private int left = portions;

        public JournalHead Head => inner.Head;

        public void Append(IReadOnlyList<FactRow> rows) => inner.Append(rows);

        public void Probe() => inner.Probe();

        public IReadOnlyList<FactRow> Read(long after, int limit) => limit > 1 && left-- == 0 ? throw new JournalException("killed") : inner.Read(after, limit);

        public FactRow? Find(long sequence) => inner.Find(sequence);

        public void Dispose()
        {
        }
    }
}
