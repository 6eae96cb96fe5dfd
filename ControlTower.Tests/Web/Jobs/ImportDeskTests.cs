using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Web.Jobs;

namespace ControlTower.Tests.Web.Jobs;

public sealed class ImportDeskTests
{
    private static readonly ImportPlan Plan = new("own", new(), [.. Enumerable.Range(0, 250).Select(i => new ImportedOrder($"O-{i:D3}", "C-1", "SITE-1", DateTimeOffset.UnixEpoch.AddHours(i)))]);

    [Fact]
    public async Task Ask_TwoAtOnce_TheSecondIsRefused()
    {
        await using var tower = ImportTower.Open();
        using var desk = new ImportDesk(tower.Loop, new FakeBoard(), TimeProvider.System);
        Assert.Null(await desk.AskAsync(Plan, Caller.Of("P-1")));
        Assert.Equal(RefusalKind.Conflict, (await desk.AskAsync(Plan, Caller.Of("P-1")))!.Kind);
        var report = await desk.WorkAsync(default);
        Assert.Equal((ImportEnd.Completed, 250), (report!.End, report.Imported));
        Assert.Equal(ImportPhase.Ended, desk.Status.Phase);
        Assert.Null(await desk.AskAsync(Plan, Caller.Of("P-1")));
        Assert.Equal(250, (await desk.WorkAsync(default))!.Known);
    }

    [Fact]
    public async Task Ask_StartsTheJob_AndWorkWithoutARequestDoesNothing()
    {
        await using var tower = ImportTower.Open();
        var board = new FakeBoard();
        using var desk = new ImportDesk(tower.Loop, board, TimeProvider.System);
        Assert.Null(await desk.WorkAsync(default));
        await desk.AskAsync(Plan, Caller.Of("P-1"));
        Assert.Equal(["run import"], board.Done);
    }

    [Fact]
    public async Task Cancel_WhileItRuns_KeepsWholePortions()
    {
        await using var tower = ImportTower.Open();
        using var desk = new ImportDesk(tower.Loop, new FakeBoard(), TimeProvider.System);
        desk.Changed += () => { if (desk.Status.Step.Done == ImportRun.Portion) desk.Cancel(); };
        await desk.AskAsync(Plan, Caller.Of("P-1"));
        var report = await desk.WorkAsync(default);
        Assert.Equal((ImportEnd.Cancelled, ImportRun.Portion, 150), (report!.End, report.Imported, report.Left));
    }
}
