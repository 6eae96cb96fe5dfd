using Bunit;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Learning;
using ControlTower.Tests.Web.Features;
using ControlTower.Web.Features.Protocols;
using ControlTower.Web.Shared.Backtests;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Shared.Backtests;

/// <summary>The backtest of what decisions speak for, on a tower that learned something.</summary>
public sealed class ProposalTrialsTests : CasePageTest
{
    private const string Protocol = "supplier-delay-under-48h";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private BacktestDesk Desk => Services.GetRequiredService<BacktestDesk>();

    private ProposalTrials Trials => Services.GetRequiredService<ProposalTrials>();

    private IReadOnlyList<Proposal> All => Learn.From(State.Protocols, Protocol, Tower.Now);

    private Proposal Proposed => All[0];

    [Fact]
    public async Task AskNext_OfAProposal_PlaysItOnceUntilSomethingChanges()
    {
        await LearnedAsync();
        Assert.Null(Trials.Find(Proposed));
        Assert.Equal($"{Protocol}, {Proposed.Level}: {Proposed.Title}", Trials.AskNext());
        Assert.Null(Trials.AskNext());
        await PlayedAsync();
        while (Trials.AskNext() is not null) await PlayedAsync();
        Assert.Equal(All.Count, Desk.All.Count);
        var compared = Trials.Find(Proposed)!.Compared!;
        // Nobody resolves a case in a backtest, so the news that follow feed the first; the last was resolved after the time that is played.
        Assert.Equal((20, 1), (compared.Left.Summary.Signals.Accepted, compared.Left.Summary.Counts["approvalRequested"]));
        Assert.Contains("cases resolved by hand (19)", string.Join(' ', compared.Right.Summary.Notes), StringComparison.Ordinal);
        const string Other = "id: other\ntitle: Other\ncases: [demandSurge]\nlevel: { functions: [planning], window: 2 h }\noptions: [wait]\n";
        await AskAsync(new PublishProtocol(ProtocolText.Parse(Other).Value!, Other), Caller.System);
        Assert.NotNull(Trials.AskNext());
    }

    [Fact]
    public async Task AskNext_OfOneThatWasCancelled_LeavesItUntilSomebodyAsks()
    {
        await LearnedAsync();
        for (var asked = 1; asked <= All.Count; asked++)
        {
            Assert.NotNull(Trials.AskNext());
            Desk.Cancel($"BT-{asked}");
        }
        Assert.Null(Trials.AskNext());
        var again = Trials.Ask(State.Protocols, Proposed).Value!.Id;
        Assert.Equal(($"BT-{All.Count + 1}", again), (again, Trials.Ask(State.Protocols, Proposed).Value!.Id));
    }

    [Fact]
    public async Task Part_WithATrial_SaysOverWhichTimeAndWhatWouldHaveBeenDifferent()
    {
        await LearnedAsync();
        var part = Render<ProposalsPart>(p => p.Add(one => one.State, State.Protocols).Add(one => one.Protocol, Protocol).Add(one => one.Now, Tower.Now));
        Assert.Contains("played by itself within minutes", part.Markup, StringComparison.Ordinal);
        Trials.AskNext();
        Desk.Cancel("BT-1");
        part.WaitForAssertion(() => Assert.Contains("was cancelled", part.Markup, StringComparison.Ordinal));
        await part.InvokeAsync(() => part.FindAll(".btn").First(button => button.TextContent.Contains("Play it again", StringComparison.Ordinal)).Click());
        await PlayedAsync();
        part.WaitForAssertion(() => Assert.Contains("Questions to people", part.Find(".tried").TextContent, StringComparison.Ordinal));
        Assert.Contains("would have gone another way", part.Markup, StringComparison.Ordinal);
    }

    /// <summary>Twenty delays, each decided at once, so that a shorter window is among what is proposed.</summary>
    private async Task LearnedAsync()
    {
        await SeedAsync();
        for (var n = 1; n <= LearningRules.Least; n++)
        {
            await DelayAsync(24, $"s-{n}");
            await AskAsync(new Approve(State.Protocols.Waiting.Keys.Single(), null, "yes"), Caller.Of("P-2"));
            await AskAsync(new ResolveCase(State.Exceptions.Open.Keys.Single(), "over"));
        }
        Assert.Contains(All, one => one.Kind == ProposalKind.ShortenWindow);
    }

    /// <summary>All that waits is played.</summary>
    private async Task PlayedAsync()
    {
        using var ending = new CancellationTokenSource();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Desk.Changed += Look;
        var work = Desk.WorkAsync(ending.Token);
        Look();
        await done.Task.WaitAsync(Longest);
        Desk.Changed -= Look;
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.All(Desk.All.Take(1), one => Assert.Equal((BacktestPhase.Done, null), (one.Phase, one.Problem)));

        void Look()
        {
            if (Desk.All.All(one => one.Ended)) done.TrySetResult();
        }
    }
}
