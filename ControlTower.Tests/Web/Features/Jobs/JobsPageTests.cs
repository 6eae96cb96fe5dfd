using Bunit;
using ControlTower.Core.People;
using ControlTower.Tests.Web.Jobs;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Jobs;
using ControlTower.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Jobs;

public sealed class JobsPageTests : PageTest
{
    private readonly FakeBoard board = new();

    public JobsPageTests() => Services.AddSingleton<IJobBoard>(board);

    [Fact]
    public void Jobs_EachState_IsSaidWithNextAndLast()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Waiting, Now.AddMinutes(1), new("outbox", Now.AddMinutes(-1), TimeSpan.FromMilliseconds(12), "3 attempts", null)));
        board.Lines.Add(new("weigh options", "Weighs", JobDoing.Paused, null, new("weigh options", Now, TimeSpan.FromSeconds(12), null, "the disk is full")));
        var page = Render<JobsPage>();
        var rows = page.FindAll("#jobs tbody tr");
        Assert.Contains("3 attempts", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("12 ms", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("failed: the disk is full", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("when resumed", rows[1].TextContent, StringComparison.Ordinal);
        Assert.NotNull(rows[1].QuerySelector("[aria-label='Resume weigh options']"));
    }

    [Fact]
    public async Task Buttons_Administrator_ReachTheBoard()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Waiting, null, null));
        var page = Render<JobsPage>();
        await page.InvokeAsync(() => page.Find("[aria-label='Run now: outbox']").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("[aria-label='Pause outbox']").ClickAsync(new()));
        Assert.Equal(["run outbox", "pause outbox"], board.Done);
    }

    [Fact]
    [Shows(PageState.Loading, typeof(JobsPage))]
    public void Jobs_NotReadYet_ShowASkeleton()
    {
        var ready = new TaskCompletionSource();
        board.Ready = ready.Task;
        var page = Render<JobsPage>();
        Assert.NotEmpty(page.FindAll(".skel"));
        ready.SetResult();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#jobs")));
    }

    [Fact]
    [Shows(PageState.Empty, typeof(JobsPage))]
    public void Runs_None_SaysSo() => Assert.Equal("No run in the last 7 days", Render<JobsPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(JobsPage))]
    public void Jobs_ARunEndsWhileOpen_IsShownASecondLater()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Running, null, null));
        var page = Render<JobsPage>();
        board.Lines[0] = new("outbox", "Sends", JobDoing.Waiting, null, new("outbox", Now, TimeSpan.FromMilliseconds(12), "3 attempts", null));
        Clock.Fire(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("3 attempts", page.Find("#jobs tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    [Shows(PageState.Error, typeof(JobsPage))]
    public void Page_StoreStopsAnswering_SaysSoAboveWhatWasRead()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Waiting, null, null));
        var page = Render<JobsPage>();
        board.Broken = new InvalidOperationException("The store is locked.");
        Clock.Fire(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains("The store is locked.", page.Find(".banner.crit").TextContent, StringComparison.Ordinal));
        Assert.Contains("outbox", page.Find("#jobs tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_DoesNotAnswer_IsSaidAndWhatWasReadStays()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Waiting, null, null));
        var view = new JobsView(board, Services.GetRequiredService<ControlTower.Web.Shared.Live.Session>());
        await view.ReadAsync(null);
        board.Broken = new InvalidOperationException("locked");
        await view.ReadAsync(null);
        Assert.Equal(("locked", 1), (view.Problem, view.Jobs!.Count));
    }
}

public sealed class JobsPageForViewersTests : PageTest
{
    private readonly FakeBoard board = new();

    public JobsPageForViewersTests() => Services.AddSingleton<IJobBoard>(board);

    private protected override IReadOnlyList<string> MyRoles => [Roles.Viewer];

    [Fact]
    [Shows(PageState.Refused, typeof(JobsPage))]
    public async Task Viewer_SeesNoButtonAndIsRefused()
    {
        board.Lines.Add(new("outbox", "Sends", JobDoing.Waiting, null, null));
        var page = Render<JobsPage>();
        Assert.Empty(page.FindAll("#jobs button"));
        var session = Services.GetRequiredService<ControlTower.Web.Shared.Live.Session>();
        Assert.NotNull(await new JobsView(board, session).RunNowAsync("outbox"));
        Assert.Empty(board.Done);
    }
}
