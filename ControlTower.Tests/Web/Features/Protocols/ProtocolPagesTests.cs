using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Protocols;

namespace ControlTower.Tests.Web.Features.Protocols;

public sealed class ProtocolPagesTests : PageTest
{
    private const string Joint = "supplier-delay-48h-and-over";

    [Fact]
    [Shows(PageState.Empty, typeof(ProtocolsPage))]
    public void List_NonePublished_SaysWhatThatMeans() => Assert.Equal("No protocol is published", Render<ProtocolsPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(ProtocolsPage))]
    public async Task List_OnePublishedWhileOpen_AppearsWithoutReload()
    {
        var page = Render<ProtocolsPage>();
        await SmallNetworkAsync();
        page.WaitForAssertion(() => Assert.Equal(ProtocolText.Shipped.Count, page.FindAll("tbody tr").Count));
        Assert.Contains("Procurement and Operations, jointly", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfOneWithLevels_ShowsEachWithWhatItTakes()
    {
        const string text = "id: two\ntitle: Two\ncases: [supplierDelay]\nlevels:\n  - { name: buyer, when: disruptionHours < 20 h, functions: [procurement], decide: automatic, window: 1 h, options: [wait] }\n  - { name: both, when: disruptionHours >= 20 h, functions: [procurement, operations], decide: joint, window: 2 h, options: [wait] }\n";
        await AskAsync(new PublishProtocol(ProtocolText.Parse(text).Value!, text), Caller.System);
        var flow = Render<ProtocolPage>(p => p.Add(one => one.Id, "two")).Find(".flow").TextContent;
        foreach (var words in new[] { "buyer", "below 20 hours", "Procurement, automatic", "both", "at least 20 hours", "Procurement and Operations, jointly" }) Assert.Contains(words, flow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfOne_ShowsFlowAndTheTextAsPublished()
    {
        await SmallNetworkAsync();
        var page = Render<ProtocolPage>(p => p.Add(one => one.Id, Joint));
        var flow = page.Find(".flow").TextContent;
        Assert.Contains("the disruption lasts at least 48 hours", flow, StringComparison.Ordinal);
        Assert.Contains("2 Management", flow, StringComparison.Ordinal);
        Assert.Contains("parked", flow, StringComparison.Ordinal);
        Assert.Equal($"id: {Joint}", page.Find(".protocol-text span").TextContent);
        Assert.Equal("It has not run yet", page.Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.Empty, typeof(ProtocolPage))]
    public void Page_Unknown_IsTold() => Assert.Contains("no protocol P-9", Render<ProtocolPage>(p => p.Add(one => one.Id, "P-9")).Find(".empty .what").TextContent, StringComparison.Ordinal);

    [Fact]
    [Shows(PageState.LiveChange, typeof(ProtocolPage))]
    public async Task Page_PublishedAnewWhileOpen_ShowsTheVersionInForce()
    {
        await SmallNetworkAsync();
        var page = Render<ProtocolPage>(p => p.Add(one => one.Id, Joint));
        var revised = ProtocolText.Shipped.Single(one => one.Contains($"id: {Joint}", StringComparison.Ordinal)) + "\n# revised\n";
        await AskAsync(new PublishProtocol(ProtocolText.Parse(revised).Value!, revised));
        page.WaitForAssertion(() => Assert.Equal("v2", page.Find(".protocol-head .chip.pl").TextContent));
        Assert.Contains("# revised", page.Find(".protocol-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void View_AfterARun_CountsItAndKeepsOldVersions()
    {
        var scene = Scene.Small().Delay(72).Settle();
        var text = ProtocolText.Shipped.Single(one => one.Contains($"id: {Joint}", StringComparison.Ordinal));
        var revised = text + "\n# revised\n";
        scene.When(new PublishProtocol(ProtocolText.Parse(revised).Value!, revised));
        var state = scene.State.Protocols;

        var view = ProtocolView.Of(state, Joint, 1)!;

        Assert.False(view.InForce);
        Assert.Equal([2, 1], view.Versions.Select(one => one.Version));
        Assert.Equal((1, 1), (view.Counts.All, view.Counts.Open));
        Assert.Null(ProtocolView.Of(state, Joint, 3));
        Assert.Equal(1, ProtocolLine.Of(state).Single(line => line.Version.Document.Id == Joint).Open);
    }

    [Theory]
    [InlineData(">", "the surge is above 40 percent of the median")]
    [InlineData("<=", "the surge is at most 40 percent of the median")]
    public void Words_OfACondition_ReadAsASentence(string test, string expected) => Assert.Equal(expected, ProtocolWords.Condition($"surgePercent {test} 40"));

    [Fact]
    public void Words_OfACase_AreApart() => Assert.Equal("supplier delay", ProtocolWords.Case("supplierDelay"));
}
