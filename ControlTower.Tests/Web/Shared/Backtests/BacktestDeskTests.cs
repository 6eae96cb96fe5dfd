using System.Text.Json;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime;
using ControlTower.Tests.Storage;
using ControlTower.Tests.Tower;
using ControlTower.Web.Api;
using ControlTower.Web.Shared.Backtests;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.Shared.Backtests;

/// <summary>Backtests in the background over a restart.</summary>
public sealed class BacktestDeskTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly DataDirectory data;
    private readonly MemoryJournal journal = new();
    private readonly TowerLoop loop;

    public BacktestDeskTests()
    {
        data = DataDirectory.Open(folder["data"]);
        loop = new(new TowerCore(TowerRules.Default), (journal, Replay.Catalog), TowerState.Empty, TimeProvider.System, new LoopOptions());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await loop.DisposeAsync();

    public void Dispose()
    {
        journal.Dispose();
        data.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task GivenOneThatIsDone_WhenTheProgramStartsAgain_ThenWhatCameOfItReadsTheSame()
    {
        using var before = Desk();
        foreach (var question in new[] { Question(), Question() with { Against = new([]) } }) await EndAsync(before, before.Ask(question).Value!.Id);
        using var after = Desk();
        foreach (var id in new[] { "BT-1", "BT-2" })
        {
            Assert.Equal(BacktestPhase.Done, after.Find(id)!.Phase);
            Assert.Equal(Json(JobShape.Of(before.Find(id)!)), Json(JobShape.Of(after.Find(id)!)));
            Assert.Equal(Json(before.Find(id)!.Result!.Timeline), Json(after.Find(id)!.Result!.Timeline));
        }
        Assert.NotEmpty(after.Find("BT-1")!.Result!.Timeline);
        Assert.Equal("BT-3", after.Ask(Question()).Value!.Id);
    }

    [Fact]
    public async Task GivenOneThatWaits_WhenTheProgramStartsAgain_ThenItIsPlayedAsItWasAsked()
    {
        using (var before = Desk()) before.Ask(Question());
        using var after = Desk();
        Assert.Equal(BacktestPhase.Waiting, after.Find("BT-1")!.Phase);
        Assert.Equal((BacktestPhase.Done, 1), (await EndAsync(after, "BT-1")) is { } ended ? (ended.Phase, ended.Result!.Summary.Signals.Accepted) : default);
    }

    [Fact]
    public async Task GivenOneThatIsPlayed_WhenTheProgramIsEnded_ThenItBeginsAnewAtTheNextStart()
    {
        using (var before = Desk())
        {
            var id = before.Ask(Question()).Value!.Id;
            using var stopping = new CancellationTokenSource();
            before.Changed += () =>
            {
                if (before.Find(id)!.Phase == BacktestPhase.Running) stopping.Cancel();
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => before.WorkAsync(stopping.Token));
            Assert.Equal(BacktestPhase.Waiting, before.Find(id)!.Phase);
        }
        using var after = Desk();
        Assert.Equal(BacktestPhase.Done, (await EndAsync(after, "BT-1")).Phase);
    }

    [Fact]
    public async Task GivenOneThatWasPlayedAsTheProgramFell_WhenItStartsAgain_ThenItIsBrokenOffAndCanBePlayedAgain()
    {
        using (var before = Desk()) before.Ask(Question());
        var shelf = Shelf();
        shelf.Keep(Assert.Single(shelf.Read()) with { Phase = BacktestPhase.Running });
        using var after = Desk();
        Assert.Equal((BacktestPhase.BrokenOff, true), (after.Find("BT-1")!.Phase, after.Find("BT-1")!.Problem!.Contains("run it again", StringComparison.Ordinal)));
        Assert.Equal(BacktestPhase.Waiting, after.Again("BT-1")!.Value.Value!.Phase);
        Assert.Equal(BacktestPhase.Done, (await EndAsync(after, "BT-1")).Phase);
        Assert.Equal(Core.Kernel.RefusalKind.Conflict, after.Again("BT-1")!.Value.Refusal!.Kind);
    }

    [Fact]
    public async Task GivenACancelledOne_WhenItIsPlayedAgain_ThenItBeginsOnce()
    {
        using var desk = Desk();
        desk.Ask(Question());
        Assert.Equal(BacktestPhase.Cancelled, desk.Cancel("BT-1")!.Phase);
        desk.Again("BT-1");
        Assert.Equal(BacktestPhase.Done, (await EndAsync(desk, "BT-1")).Phase);
    }

    [Fact]
    public void GivenManyThatEnded_WhenAnotherIsAsked_ThenTheLastTenAreKeptAndTheLastForEachPurpose()
    {
        using var desk = Desk();
        for (var n = 0; n < 14; n++) desk.Cancel(desk.Ask(Question(), n < 2 ? new("raise", $"{n}") : null).Value!.Id);
        desk.Ask(Question());
        Assert.Equal(["BT-15", "BT-14", "BT-13", "BT-12", "BT-11", "BT-10", "BT-9", "BT-8", "BT-7", "BT-6", "BT-5", "BT-2"], desk.All.Select(one => one.Id));
        Assert.Equal("BT-2", desk.FindFor("raise")!.Id);
        Assert.Equal(12, Shelf().Read().Count);
        Assert.DoesNotContain(Directory.EnumerateFiles(data.Backtests), file => Path.GetFileName(file).StartsWith("BT-4.", StringComparison.Ordinal));
    }

    [Fact]
    public void GivenTwentyThatWait_WhenAnotherIsAsked_ThenItIsRefusedUntilOneIsCancelled()
    {
        using var desk = Desk();
        for (var n = 0; n < 20; n++) Assert.True(desk.Ask(Question()).Succeeded);
        Assert.Equal(Core.Kernel.RefusalKind.Busy, desk.Ask(Question()).Refusal!.Kind);
        desk.Cancel("BT-3");
        Assert.True(desk.Ask(Question()).Succeeded);
    }

    [Fact]
    public void GivenAFileThatCannotBeRead_WhenTheProgramStarts_ThenTheOthersAreThere()
    {
        using (var before = Desk())
        {
            before.Ask(Question());
            before.Ask(Question());
        }
        File.WriteAllText(Path.Combine(data.Backtests, "BT-1.status.json"), "{");
        using var after = Desk();
        Assert.Equal("BT-2", Assert.Single(after.All).Id);
    }

    private static BacktestQuestion Question()
    {
        const string Text = "id: mine\ntitle: Mine\nreason: r\ncases: [supplierDelay]\nlevel: { functions: [finance], decision: one, windowHours: 2 }\noptions: [wait]\n";
        var signal = Scene.Candidate("supplier.delayed", new { site = "SUP-1", delayHours = 24 }, "s-1", Scene.Start.AddHours(1));
        return new([new(Core.Protocols.ProtocolText.Parse(Text).Value!, Text)], Networks.Small, [signal], Scene.Start, Scene.Start.AddHours(26), [new("*", "finance", 1, true, null)]);
    }

    private BacktestShelf Shelf() => new(data, NullLogger<BacktestShelf>.Instance);

    private BacktestDesk Desk() => new(loop, journal, Shelf(), NullLogger<BacktestDesk>.Instance);

    private static async Task<BacktestStatus> EndAsync(BacktestDesk desk, string id)
    {
        using var ending = new CancellationTokenSource();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Changed += () =>
        {
            if (desk.Find(id)!.Ended) ended.TrySetResult();
        };
        var work = desk.WorkAsync(ending.Token);
        if (!desk.Find(id)!.Ended) await ended.Task.WaitAsync(Patience);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        return desk.Find(id)!;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, ApiJson.Options);
}
