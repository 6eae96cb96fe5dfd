using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime;

/// <summary>The power goes while signals come in: what was answered must be there afterwards. Two planted faults show that the test can fail.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public async Task Crash_AtAnyTime_LosesNothingThatWasAnswered(int seed) => Assert.Empty(await LostAsync(new(), seed));

    [Fact]
    public async Task Crash_WithTheSyncTakenOut_LosesWhatWasAnswered() =>
        Assert.NotEmpty(await LostAsync(new() { LeavesTheSyncOut = true }, 1));

    [Fact]
    public async Task Crash_WithAnswersBeforeTheAppend_LosesWhatWasAnswered() =>
        Assert.NotEmpty(await LostAsync(new() { ReturnsBeforeItWrites = true }, 1));

    /// <summary>Ids of signals that were answered as accepted and are not in the journal exactly once.</summary>
    private static async Task<IReadOnlyList<string>> LostAsync(MemoryJournal journal, int seed)
    {
        var random = new Random(seed);
        await using var loop = new TowerLoop(new(TowerRules.Default), (journal, Replay.Catalog), TowerState.Empty, new ManualClock(Scene.Start), new() { GroupCommands = 8 });
        await loop.SubmitAsync(new(Caller.AdministratorKey, new Core.Network.PutNetwork(Networks.Small)));
        var crashAt = random.Next(20, 180);
        var calls = new List<(string Id, Task<Committed> Call)>();
        MemoryJournal? after = null;
        List<string> answered = [];
        for (var i = 0; i < 200; i++)
        {
            calls.Add(($"s{i}", loop.SubmitAsync(new(Caller.Integration("erp"), new TakeSignals([Candidate($"s{i}")], Single: true)))));
            if (random.Next(3) == 0) await calls[random.Next(calls.Count)].Call;
            if (i != crashAt) continue;
            // The answers first, then the crash: what was answered by then must survive it.
            answered = [.. calls.Where(one => one.Call.IsCompletedSuccessfully && one.Call.Result.Answer.Succeeded).Select(one => one.Id)];
            after = journal.Crashed();
        }
        await Task.WhenAll(calls.Select(one => one.Call));
        Assert.NotEmpty(answered);
        Assert.True(JournalVerification.Verify(after!).Valid);
        var kept = Replay.RowsAfter(after!, 0).Select(row => Replay.Catalog.Decode(row).Body).OfType<SignalAccepted>().Select(signal => signal.Id).ToList();
        return [.. answered.Where(id => kept.Count(one => one == id) != 1)];
    }

    private static SignalCandidate Candidate(string id) =>
        Scene.Candidate(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 }, id, Scene.Start);
}
