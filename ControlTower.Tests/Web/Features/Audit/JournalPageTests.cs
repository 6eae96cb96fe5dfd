using Bunit;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Audit;

namespace ControlTower.Tests.Web.Features.Audit;

public sealed class JournalPageTests : PageTest
{
    [Fact]
    [Shows(PageState.LiveChange, typeof(JournalPage))]
    public async Task Page_Rows_AreNewestFirstAndNewOnesWait()
    {
        await SmallNetworkAsync();
        var before = Tower.View.Version;
        var page = Render<JournalPage>();
        page.WaitForAssertion(() => Assert.Contains($"row={before}", page.Find("tbody tr a").GetAttribute("href"), StringComparison.Ordinal));
        await AskAsync(new Core.People.AddFunction("quality", "Quality"));
        page.WaitForAssertion(() => Assert.Contains("1 newer row", page.Find(".held").TextContent, StringComparison.Ordinal));
        Assert.Contains($"row={before}", page.Find("tbody tr a").GetAttribute("href"), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".held button").Click());
        page.WaitForAssertion(() => Assert.Contains($"row={before + 1}", page.Find("tbody tr a").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    [Shows(PageState.Loading, typeof(JournalPage))]
    public void Page_JournalNotReadYet_ShowsASkeleton()
    {
        Journal.Open.Reset();
        var page = Render<JournalPage>();
        Assert.NotEmpty(page.FindAll(".skel"));
        Journal.Open.Set();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Page_ARowInTheAddress_ShowsItsBodyAndChain()
    {
        await SmallNetworkAsync();
        At("/audit?row=1");
        var page = Render<JournalPage>();
        Assert.Contains("P-1", page.Find(".audit-body").TextContent, StringComparison.Ordinal);
        Assert.Contains("continues the row before", page.Find(".audit-kv").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Empty, typeof(JournalPage))]
    public void Page_NothingFits_SaysHowFarItLooked()
    {
        At("/audit?kind=nothing");
        var page = Render<JournalPage>();
        page.WaitForAssertion(() => Assert.Equal("No row is like that", page.Find(".empty .what").TextContent));
    }

    [Fact]
    [Shows(PageState.Error, typeof(JournalPage))]
    public void Page_JournalUnreadable_IsTold()
    {
        Journal.Broken = true;
        var page = Render<JournalPage>();
        page.WaitForAssertion(() => Assert.Equal("The journal could not be read", page.Find(".error .what").TextContent));
    }

    [Fact]
    public async Task Verify_AWellChain_SaysValidWithItsHead()
    {
        await SmallNetworkAsync();
        var page = Render<JournalPage>();
        await page.InvokeAsync(() => page.FindAll(".page-head .btn")[0].Click());
        page.WaitForAssertion(() => Assert.Contains("The chain is valid", page.Find(".banner.ok").TextContent, StringComparison.Ordinal));
        Assert.Contains(Convert.ToHexStringLower(Journal.Head.Hash), page.Find(".banner.ok").TextContent, StringComparison.Ordinal);
    }
}
