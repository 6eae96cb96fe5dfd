using Bunit;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Signals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.Features.Signals;

public sealed class SignalsPageTests : PageTest
{
    private readonly SignalWindow window;

    public SignalsPageTests()
    {
        window = new(Journal, Tower, Replay.Catalog, NullLogger<SignalWindow>.Instance);
        Services.AddSingleton(window);
    }

    [Fact]
    [Shows(PageState.Loading, typeof(SignalsPage))]
    public void Page_TailNotReadYet_ShowsASkeleton() => Assert.NotEmpty(Render<SignalsPage>().FindAll(".skel"));

    [Fact]
    [Shows(PageState.Empty, typeof(SignalsPage))]
    public void Page_NoSignals_SaysHowTheyCome()
    {
        window.Fill(Tower.View.Version);
        var page = Render<SignalsPage>();
        Assert.Equal("No signal has come in yet", page.Find(".empty .what").TextContent);
        Assert.Contains("/schemas/signals/supplier.delayed.json", page.FindAll(".signals-side a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(SignalsPage))]
    public async Task Page_ASignalComes_IsShownWithoutReload()
    {
        await window.StartAsync(CancellationToken.None);
        var page = Render<SignalsPage>();
        await SmallNetworkAsync();
        await DelayAsync("s-1");
        page.WaitForAssertion(() => Assert.Equal("1", page.FindAll(".signals-side .item").Single(item => item.TextContent.Contains("supplier.delayed", StringComparison.Ordinal)).QuerySelector(".signals-count")!.TextContent));
        await window.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Fill_FromTheTail_IsNewestFirstAndBounded()
    {
        await SmallNetworkAsync();
        for (var n = 0; n < SignalWindow.Kept + 3; n++) await DelayAsync($"s-{n}");
        window.Fill(Tower.View.Version);
        Assert.Equal(SignalWindow.Kept, window.Newest.Count);
        Assert.Equal($"s-{SignalWindow.Kept + 2}", window.Newest[0].Id);
        Assert.Equal("SUP-1", window.Newest[0].About);
    }

    [Fact]
    public async Task Sources_Known_AreListedWithTheirInterval()
    {
        await SmallNetworkAsync();
        await DelayAsync("s-1");
        await AskAsync(new ExpectSource("erp", 4));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=sources");
        Assert.Equal(["4"], SourcesView.Of(Tower.View.Signals, null).Select(line => line.Source.IntervalHours.ToString()!));
        Assert.Equal("Heard in time", SourcesView.Of(Tower.View.Signals, "ER")[0].Word);
        Assert.Empty(Render<SignalsPage>().FindAll(".empty"));
    }

    [Fact]
    public async Task Source_Chosen_ShowsItsPartsAndBothValuesOfAContradiction()
    {
        await SmallNetworkAsync();
        foreach (var (source, quantity) in new[] { ("erp", 100), ("wms", 80) })
        {
            var counted = Scene.Candidate(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity }, source, Scene.Start);
            await AskAsync(new TakeSignals([counted with { Signal = counted.Signal! with { Source = source } }]));
        }
        await AskAsync(new ExpectSource("wms", 4) { Kind = "WMS" });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=sources&source=wms");
        var panel = Render<SignalsPage>().Find("aside.side").TextContent;
        Assert.Contains("WMS", panel, StringComparison.Ordinal);
        Assert.Contains("wms told 80, erp had told 100", panel, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_TriedOnASampleAndKept_StandsInTheList()
    {
        await SmallNetworkAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=mappings");
        var page = Render<SignalsPage>();
        await TypeAsync(page, "#mapping-id", "wms");
        await TypeAsync(page, "#mapping-text", "source: /wms\ntype: site.up\nid: no\ndata:\n  site: {form: where}");
        await TypeAsync(page, "#mapping-sample", """{"no":1,"where":"SUP-1"}""");
        await PressAsync(page, "Try");
        Assert.Contains("line 5, column 16: there is no member 'form'", page.Find("#mapping-errors").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "#mapping-text", "source: /wms\ntype: site.up\nid: no\ndata:\n  site: where");
        await PressAsync(page, "Try");
        Assert.Contains("\"site\": \"SUP-1\"", page.Find("#mapping-made").TextContent, StringComparison.Ordinal);
        Assert.Empty(Tower.View.Signals.Mappings);
        await PressAsync(page, "Keep");
        page.WaitForAssertion(() => Assert.Contains("wms", page.Find("tbody.rows").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, Tower.View.Signals.Mappings["wms"].Version);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9000")]
    [InlineData("soon")]
    public void Interval_NotHours_IsRefusedInPlace(string hours) => Assert.False(SourcesView.Parse("erp", hours).Succeeded);

    [Fact]
    public void Rejected_Empty_SaysWhatWouldStandThere()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=rejected");
        Assert.Equal("No signal waits to be mended", Render<SignalsPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    public async Task Rejected_MendedAndReplayed_LeavesTheQueue()
    {
        await SmallNetworkAsync();
        var text = """{"specversion":"1.0","id":"s-1","source":"erp","type":"supplier.delayed","data":{"site":"SUP-9","delayHours":5}}""";
        await AskAsync(new TakeSignals([new(null, "/data/site: there is no site 'SUP-9'", text)]));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=rejected&id=RJ-1");
        var page = Render<SignalsPage>();
        await page.InvokeAsync(() => page.Find("textarea#event").InputAsync(new ChangeEventArgs { Value = text.Replace("SUP-9", "SUP-1", StringComparison.Ordinal) }));
        await page.InvokeAsync(() => page.Find(".actionbar .btn.p").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Empty(Tower.View.Signals.Rejected));
        Assert.Equal(1, Tower.View.Signals.Sources["erp"].Accepted);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(SignalsPage))]
    public async Task Rejected_StillWrong_TellsUnderTheEditor()
    {
        await SmallNetworkAsync();
        await AskAsync(new TakeSignals([new(null, "/data: the member is required", """{"specversion":"1.0","id":"s-1","source":"erp","type":"site.down"}""")]));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signals?view=rejected&id=RJ-1");
        var page = Render<SignalsPage>();
        await page.InvokeAsync(() => page.Find(".actionbar .btn.p").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("/data", page.Find("#event-errors .crit").TextContent));
        Assert.Single(Tower.View.Signals.Rejected);
    }

    private static Task TypeAsync(IRenderedComponent<SignalsPage> page, string field, string text) =>
        page.InvokeAsync(() => page.Find(field).InputAsync(new ChangeEventArgs { Value = text }));

    private static Task PressAsync(IRenderedComponent<SignalsPage> page, string label) =>
        page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).ClickAsync(new()));

    private Task<object> DelayAsync(string id) =>
        AskAsync(new TakeSignals([Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 5, reason = "x" }, id, Scene.Start)]));
}
