using Bunit;
using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Overview;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Overview;

public sealed class OverviewPageTests : CasePageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Viewer];

    [Fact]
    [Shows(PageState.Empty, typeof(OverviewPage))]
    public void Page_NothingWatchedYet_SaysWhatToGiveIt()
    {
        var page = Render<OverviewPage>();
        Assert.Equal("The tower watches nothing yet", page.Find(".empty .what").TextContent);
        Assert.Equal("/import", page.Find(".empty .btn.p").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_NothingNeedsAnybody_SaysSo()
    {
        await SeedAsync();
        Assert.Equal("Nothing needs anybody", Render<OverviewPage>().Find(".ov-side .empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(OverviewPage))]
    public async Task Page_ACaseOpens_StandsInTheListByItself()
    {
        await SeedAsync();
        var page = Render<OverviewPage>();
        await DelayAsync(60, "s-1");
        page.WaitForAssertion(() => Assert.Equal("EX-1001", page.Find(".ov-need .id").TextContent));
        page.WaitForAssertion(() => Assert.Contains("1 of 1 open", page.Find(".ov-side .ph").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(OverviewPage))]
    public async Task Acknowledge_ByAViewer_IsRefusedWithTheRolesAndChangesNothing()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        At("/?case=EX-1001");
        var page = Render<OverviewPage>();
        var keys = page.FindComponent<KeyboardScope>();
        await keys.InvokeAsync(() => keys.Instance.OnKey.InvokeAsync("a"));
        var toast = Assert.Single(Services.GetRequiredService<ToastService>().Current);
        Assert.Equal("EX-1001 was not acknowledged", toast.Title);
        Assert.Equal(CaseStatus.New, State.Exceptions.Find("EX-1001")!.Status);
    }
}
