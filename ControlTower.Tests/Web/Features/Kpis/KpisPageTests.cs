using Bunit;
using ControlTower.Core.Kpis;
using ControlTower.Tests.Kpis;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Kpis;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Kpis;

public sealed class KpisPageTests : PageTest
{
    private readonly FixedRows rows = new(
        OrderOutcomes.Delivered("SO-1", 2, 3) with { Channel = "web" }, OrderOutcomes.Delivered("SO-2", 4, 3) with { Channel = "store" }, OrderOutcomes.Open("SO-3") with { Channel = "web" });

    public KpisPageTests() => Services.AddSingleton<IKpiRows>(rows);

    [Fact]
    public void Page_WithRows_ShowsEveryFigureOrWhatItNeeds()
    {
        var page = Render<KpisPage>();
        page.WaitForAssertion(() => Assert.Equal(KpiCatalog.All.Count, page.FindAll("tbody tr:not(.grp)").Count));
        var cycle = page.FindAll("tbody tr").Single(row => row.QuerySelector("a")?.GetAttribute("href") == "/kpis/orderFulfilmentCycleTime");
        Assert.Contains("3.00", cycle.TextContent, StringComparison.Ordinal);
        Assert.Contains("not measured: needs", page.FindAll("tbody tr").Single(row => row.QuerySelector("a")?.GetAttribute("href") == "/kpis/undamaged").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(KpisPage))]
    public void Page_APeriodThatCannotBeRead_NamesTheField()
    {
        At("/kpis?from=yesterday");
        Assert.Contains("from is an instant", Render<KpisPage>().Find(".error .kept").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Error, typeof(KpisPage))]
    public async Task Page_RowsCannotBeRead_SaysSoAndTriesAgain()
    {
        rows.Broken = true;
        var page = Render<KpisPage>();
        page.WaitForAssertion(() => Assert.Equal("The figures could not be computed", page.Find(".error .what").TextContent));
        rows.Broken = false;
        await page.InvokeAsync(() => page.Find(".error .btn").Click());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
    }

    [Theory]
    [InlineData(typeof(KpisPage))]
    [InlineData(typeof(KpiPage))]
    [Shows(PageState.Loading, typeof(KpisPage))]
    [Shows(PageState.Loading, typeof(KpiPage))]
    public void Figures_StillComputed_ShowASkeleton(Type which)
    {
        var ready = new TaskCompletionSource();
        rows.Ready = ready.Task;
        var page = Open(which);
        Assert.NotEmpty(page.FindAll(".skel"));
        ready.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel")));
    }

    [Theory]
    [InlineData(typeof(KpisPage))]
    [InlineData(typeof(KpiPage))]
    [Shows(PageState.LiveChange, typeof(KpisPage))]
    [Shows(PageState.LiveChange, typeof(KpiPage))]
    public async Task Figures_RowsGoOnWhileOpen_AreComputedAnewAfterThePause(Type which)
    {
        var page = Open(which);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel")));
        var before = rows.Reads;
        rows.Version++;
        Clock.Now = Clock.Now.AddSeconds(10);
        await AskAsync(new Core.People.AddFunction("quality", "Quality"));
        page.WaitForAssertion(() => Assert.True(rows.Reads > before));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel, .error")));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(KpiPage))]
    public void Figure_APeriodThatCannotBeRead_NamesTheField()
    {
        At("/kpis/fillRate?to=tomorrow");
        Assert.Contains("to is an instant", Render<KpiPage>(p => p.Add(k => k.Id, "fillRate")).Find(".error .kept").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Error, typeof(KpiPage))]
    public async Task Figure_RowsCannotBeRead_SaysSoAndTriesAgain()
    {
        rows.Broken = true;
        var page = Render<KpiPage>(p => p.Add(k => k.Id, "fillRate"));
        page.WaitForAssertion(() => Assert.Equal("The figure could not be computed", page.Find(".error .what").TextContent));
        rows.Broken = false;
        await page.InvokeAsync(() => page.Find(".error .btn").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".error, .skel")));
    }

    [Fact]
    public void Figure_ByChannel_ShowsSlicesAndTheOrdersBehind()
    {
        At("/kpis/orderFulfilmentCycleTime?by=channel&part=store");
        var page = Render<KpiPage>(p => p.Add(k => k.Id, "orderFulfilmentCycleTime"));
        page.WaitForAssertion(() => Assert.Equal(["store"], page.FindAll("tr.sel a").Select(a => a.TextContent)));
        page.WaitForAssertion(() => Assert.Contains("1 in store", page.FindAll(".ph .n").Select(note => note.TextContent)));
    }

    [Fact]
    public void Figure_Unknown_IsTold() => Assert.Contains("no figure", Render<KpiPage>(p => p.Add(k => k.Id, "luck")).Find(".empty .what").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Desk_SameVersion_ComputesOnceForAll()
    {
        var desk = Services.GetRequiredService<KpiDesk>();
        var first = await desk.ReadAsync(new(), null, CancellationToken.None);
        Assert.Same(first, await desk.ReadAsync(new(), null, CancellationToken.None));
        rows.Version++;
        Assert.NotSame(first, await desk.ReadAsync(new(), null, CancellationToken.None));
        Assert.Equal(2, rows.Reads);
    }

    [Fact]
    public async Task Evidence_OfASlice_IsTheRowsThatTheFigureIsComputedOver()
    {
        var behind = await Services.GetRequiredService<KpiDesk>().EvidenceAsync(new(By: KpiSlice.Channel), "web", CancellationToken.None);
        var lines = EvidenceLine.Of(KpiCatalog.Find("orderFulfilmentCycleTime")!, behind).ToDictionary(line => line.Id);
        Assert.Equal(["SO-1", "SO-3"], lines.Keys.Order());
        Assert.Equal((2d, true), (lines["SO-1"].Value!.Value, lines["SO-1"].Counts));
        Assert.False(lines["SO-3"].Counts);
    }

    private IRenderedComponent<KpiFrame> Open(Type page) => page == typeof(KpisPage) ? Render<KpisPage>() : Render<KpiPage>(p => p.Add(k => k.Id, "orderFulfilmentCycleTime"));
}
