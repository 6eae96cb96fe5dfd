using Bunit;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Layout;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Layout;

public sealed class MainLayoutTests : ComponentTest
{
    private readonly QuietShellState shell;

    public MainLayoutTests()
    {
        shell = new QuietShellState(Clock);
        Services.AddScoped<IShellState>(_ => shell);
        Services.AddSingleton<AntiforgeryStateProvider, NoForgery>();
    }

    [Fact]
    public void Rail_Always_LeadsToEveryPage()
    {
        var links = Layout().FindAll(".rail > a.at").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/", "/exceptions", "/approvals", "/work", "/orders", "/returns", "/settlement", "/network", "/production", "/protocols", "/signals", "/kpis", "/wall", "/audit", "/jobs", "/admin"], links);
    }

    [Fact]
    public void Rail_WhenCountsChange_ShowsThemWithoutReload()
    {
        var layout = Layout();
        Assert.Empty(layout.FindAll(".rail .count"));
        shell.Set(shell.Current with { CriticalExceptions = 3, OpenApprovals = 2, OpenWork = 4 });
        layout.WaitForAssertion(() => Assert.StartsWith("3", layout.Find(".rail > [href='/exceptions'] .count.c").TextContent));
        Assert.StartsWith("2", layout.Find(".rail > [href='/approvals'] .count").TextContent);
        Assert.StartsWith("4", layout.Find(".rail > [href='/work'] .count").TextContent);
    }

    [Theory]
    [InlineData(LinkState.Live, "live", 0)]
    [InlineData(LinkState.Stale, "stale", 0)]
    [InlineData(LinkState.Offline, "offline", 1)]
    public void Dot_ByLink_SaysItInAWord(LinkState link, string word, int banners)
    {
        shell.Set(new ShellFigures(184_220, Now.AddSeconds(-38), link));
        var layout = Layout();
        Assert.Equal(word, layout.Find("#live .word").TextContent);
        Assert.Equal("184\u202f220", layout.Find("[data-version]").TextContent);
        Assert.Contains("38", layout.Find("#live [data-since]").TextContent);
        Assert.Equal(banners, layout.FindAll(".banners .banner.crit").Count);
    }

    [Fact]
    public void User_SignedIn_CanSignOutByForm()
    {
        shell.Set(shell.Current with { UserName = "Shift lead", Function = "Operations" });
        var layout = Layout();
        Assert.Equal("SL", layout.Find(".av").TextContent);
        Assert.Equal("/account/sign-out", layout.Find("form[method=post]").GetAttribute("action"));
    }

    [Fact]
    public void User_Nobody_HasNoMenu() => Assert.Empty(Layout().FindAll(".menu"));

    [Fact]
    public void Page_ThatThrows_IsToldAndTheFrameStays()
    {
        var layout = Render<MainLayout>(p => p.Add(l => l.Body, _ => throw new InvalidOperationException("broken")));
        Assert.Equal("This page could not be shown", layout.Find(".error .what").TextContent);
        Assert.NotEmpty(layout.FindAll(".rail"));
    }

    private IRenderedComponent<MainLayout> Layout() =>
        Render<MainLayout>(p => p.Add(l => l.Body, b => b.AddContent(0, "page")));
}
