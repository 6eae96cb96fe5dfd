using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime;

public sealed class TowerLoopTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualClock clock = new(Scene.Start);
    private readonly MemoryJournal journal = new();
    private TowerLoop loop;

    public TowerLoopTests() => loop = Start(new());

    [Fact]
    public async Task Submit_By64Callers_SharesFewAppends()
    {
        journal.Open.Reset();
        var calls = Enumerable.Range(0, 64).Select(i => loop.SubmitAsync(Function($"f{i}"))).ToList();
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        journal.Open.Set();
        var answers = await Task.WhenAll(calls);
        Assert.All(answers, answer => Assert.True(answer.Answer.Succeeded));
        Assert.InRange(journal.Appends.Count, 1, 3);
        Assert.Equal(64, journal.Appends.Sum());
        Assert.Equal(64, loop.View.Version);
    }

    [Fact]
    public async Task Submit_WhileTheAppendHangs_IsNotAnsweredAndNotSeen()
    {
        journal.Open.Reset();
        var call = loop.SubmitAsync(Function("f"));
        Assert.True(journal.Asked.Wait(Patience));
        Assert.False(call.IsCompleted);
        Assert.Equal(0, loop.View.Version);
        journal.Open.Set();
        Assert.Equal(1, (await call).Version);
    }

    [Fact]
    public async Task Append_ThatFails_TakesTheStateBackTellsEveryCallerAndGoesOn()
    {
        journal.Fault = new JournalException("the disk is full; make room and it goes on");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => loop.SubmitAsync(Function($"f{i}"))));
        Assert.All(answers, answer => Assert.Equal((RefusalKind.Unavailable, 0L), (answer.Answer.Refusal!.Kind, answer.Version)));
        Assert.Contains("disk is full", loop.Trouble, StringComparison.Ordinal);
        Assert.Equal(8, loop.View.People.Functions.Count);
        journal.Fault = null;
        Assert.True((await loop.SubmitAsync(Function("f0"))).Answer.Succeeded);
        Assert.Null(loop.Trouble);
        Assert.Equal(1, loop.View.Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public async Task Appends_ThatFailNowAndThen_KeepWhatWasAnsweredAndNothingElse(int seed)
    {
        var random = new Random(seed);
        var failing = Enumerable.Range(0, 4_000).Select(_ => random.Next(5) == 0).ToArray();
        using var faulty = new MemoryJournal { Fails = number => failing[number % failing.Length] };
        await using var hurried = new TowerLoop(new(TowerRules.Default), (faulty, Replay.Catalog), TowerState.Empty, clock, new() { GroupCommands = 6 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var answered = new List<(string Id, bool Taken)>();
            for (var i = 0; i < 100; i++)
            {
                var id = $"f{caller}-{i}";
                answered.Add((id, (await hurried.SubmitAsync(Function(id))).Answer.Succeeded));
            }
            return answered;
        })));

        var all = answers.SelectMany(one => one).ToList();
        var kept = Replay.RowsAfter(faulty, 0).Select(row => Replay.Catalog.Decode(row).Body).OfType<Core.People.FunctionAdded>().Select(added => added.Function);
        Assert.Equal(all.Where(one => one.Taken).Select(one => one.Id).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Contains(all, one => !one.Taken);
        Assert.Contains(faulty.Appends, rows => rows > 1);
        Assert.Equal(Bytes(hurried.View), Bytes(Replay.Continue(TowerState.Empty, faulty, Replay.Catalog)));
        Assert.True(JournalVerification.Verify(faulty).Valid);
    }

    [Fact]
    public async Task Trouble_ThatIsOver_EndsWithoutACommand()
    {
        journal.Fault = new JournalException("the disk is full; make room and it goes on");
        await loop.SubmitAsync(Function("f"));
        Pass(TimeSpan.FromSeconds(2));
        Assert.NotNull(loop.Trouble);
        journal.Fault = null;
        Pass(TimeSpan.FromSeconds(2));
        Assert.Null(loop.Trouble);
        Assert.Equal(0, loop.View.Version);
    }

    [Fact]
    public async Task Append_ThatFailsByABug_LeavesNobodyWaiting()
    {
        journal.Fault = new InvalidOperationException("bug");
        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.SubmitAsync(Function("f")));
        journal.Fault = null;
        Assert.True((await loop.SubmitAsync(Function("f"))).Answer.Succeeded);
    }

    [Fact]
    public async Task Command_ThatNothingDecides_CostsItsCallerAloneAnError()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.SubmitAsync(new(Caller.System, "nonsense")));
        Assert.True((await loop.SubmitAsync(Function("f"))).Answer.Succeeded);
    }

    [Fact]
    public async Task Submit_PastTheQueue_IsToldToComeAgain()
    {
        await loop.DisposeAsync();
        loop = Start(new() { QueueLength = 4, GroupCommands = 1 });
        journal.Open.Reset();
        var calls = Enumerable.Range(0, 50).Select(i => loop.SubmitAsync(Function($"f{i}"))).ToList();
        var busy = calls.Where(call => call.IsCompleted).ToList();
        Assert.InRange(busy.Count, 44, 46);
        Assert.All(busy, call => Assert.Equal(RefusalKind.Busy, call.Result.Answer.Refusal!.Kind));
        journal.Open.Set();
        var answers = await Task.WhenAll(calls);
        Assert.Equal(50 - busy.Count, answers.Count(answer => answer.Answer.Succeeded));
        Assert.Equal(50 - busy.Count, loop.View.Version);
    }

    [Fact]
    public async Task Dispose_AnswersWhatWaitsAndRefusesWhatComesLater()
    {
        journal.Open.Reset();
        var calls = Enumerable.Range(0, 20).Select(i => loop.SubmitAsync(Function($"f{i}"))).ToList();
        var ending = loop.DisposeAsync().AsTask();
        journal.Open.Set();
        await ending;
        Assert.All(await Task.WhenAll(calls), answer => Assert.True(answer.Answer.Succeeded));
        Assert.Equal(RefusalKind.Unavailable, (await loop.SubmitAsync(Function("late"))).Answer.Refusal!.Kind);
    }

    [Fact]
    public async Task Clock_GoingBack_NeverTakesTheTowersTimeBack()
    {
        await loop.SubmitAsync(Function("a"));
        clock.Set(Scene.Start.AddHours(-3));
        await loop.SubmitAsync(Function("b"));
        Assert.Equal(Scene.Start, loop.Now);
        Assert.Equal([Scene.Start, Scene.Start], journal.Read(0, 9).Select(row => row.RecordedAt));
    }

    [Fact]
    public async Task Clock_GoingAheadOfTheTimeThatPassed_IsACase()
    {
        await loop.SubmitAsync(Function("a"));
        clock.Set(Scene.Start.AddHours(5));
        await loop.SubmitAsync(Function("b"));
        var jump = Assert.Single(loop.View.Exceptions.Open.Values);
        Assert.Equal((CaseKind.ClockJump, 5m), (jump.Deviation.Kind, jump.Deviation.Hours));
    }

    [Fact]
    public async Task Clock_JumpThatCouldNotBeCommitted_IsNotedLater()
    {
        journal.Fault = new JournalException("full");
        clock.Set(Scene.Start.AddHours(5));
        await loop.SubmitAsync(Function("a"));
        journal.Fault = null;
        await loop.SubmitAsync(Function("b"));
        Assert.Single(loop.View.Exceptions.Open);
    }

    [Fact]
    public async Task Timers_WakeTheLoopWhenTheyAreDue()
    {
        foreach (var protocol in ParsedProtocols.Shipped) await loop.SubmitAsync(new(Caller.System, protocol));
        await loop.SubmitAsync(new(Caller.AdministratorKey, new PutNetwork(Networks.Small)));
        await loop.SubmitAsync(new(Caller.Integration("erp"), new ExpectSource("erp", 2)));
        using var subscription = loop.Feed.Subscribe();
        Pass(TimeSpan.FromHours(1.99));
        Assert.Empty(loop.View.Exceptions.Open);
        Pass(TimeSpan.FromMinutes(2));
        Assert.Single(loop.View.Exceptions.Open);
        Assert.True(subscription.Changes.TryRead(out var change));
        Assert.Equal("source.fellSilent", Replay.Catalog.Encode(change.Facts[0].Body).Kind);
    }

    [Fact]
    public async Task Replay_OfWhatWasCommitted_IsTheLiveState()
    {
        await loop.SubmitAsync(new(Caller.AdministratorKey, new PutNetwork(Networks.Small)));
        var delay = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 24 }, "a", Scene.Start.ToOffset(TimeSpan.FromHours(2)));
        await loop.SubmitAsync(new(Caller.Integration("erp"), new TakeSignals([delay])));
        var replayed = Replay.Continue(TowerState.Empty, journal, Replay.Catalog);
        Assert.Equal(Bytes(loop.View), Bytes(replayed));
        Assert.True(JournalVerification.Verify(journal).Valid);
    }

    public async ValueTask DisposeAsync()
    {
        journal.Open.Set();
        await loop.DisposeAsync();
    }

    internal static string Bytes(TowerState state) => System.Text.Json.JsonSerializer.Serialize(state, Core.Kernel.Json.CanonicalJson.Options);

    /// <summary>Lets time pass while the loop sleeps, and waits until it has done what was due and sleeps again.</summary>
    private void Pass(TimeSpan time)
    {
        Assert.True(clock.Armed.Wait(Patience), "The loop does not come to rest.");
        clock.Pass(time);
        Assert.True(clock.Armed.Wait(Patience), "The loop does not come to rest again.");
    }

    private TowerLoop Start(LoopOptions options) => new(new(TowerRules.Default), (journal, Replay.Catalog), TowerState.Empty, clock, options);

    private static Command Function(string id) => new(Caller.AdministratorKey, new Core.People.AddFunction(id, id));
}
