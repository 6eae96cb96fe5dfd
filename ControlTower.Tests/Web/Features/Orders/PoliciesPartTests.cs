using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Routing;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders.Policies;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>Routing policies on the page of orders: written in a form, published with a reason.</summary>
public sealed class PoliciesPartTests : PageTest
{
    [Fact]
    public async Task Form_KeptAndPublished_Applies()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        var page = Render<PoliciesPart>(p => p.Add(o => o.State, Tower.View));
        Assert.Contains("No routing policy is kept yet", page.Markup);
        await page.InvokeAsync(() => page.Find("#policy-id").Input("web"));
        await page.InvokeAsync(() => page.Find("#policy-title").Input("Web shop"));
        await page.InvokeAsync(() => page.Find("#policy-channels").Input("web, app"));
        await page.InvokeAsync(() => page.Find("#policy-split").Change("12.5"));
        await page.InvokeAsync(() => page.Find("#policy-preferred").Input("DC-1"));
        Assert.Contains("1 of 1 open orders", page.Markup);
        await ClickAsync(page, "Keep as a new version");
        page.WaitForAssertion(() => Assert.True(Tower.View.Orders.Routing.ContainsKey("web")));
        page.Render(p => p.Add(o => o.State, Tower.View).Add(o => o.Chosen, "web"));
        Assert.Contains("not published", page.Markup);
        await ClickAsync(page, "Publish");
        await page.InvokeAsync(() => page.Find("#policy-act-reason").Input("boxes are dear"));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());
        page.WaitForAssertion(() => Assert.Equal(1, Tower.View.Orders.Routing["web"].Live));
        var document = Tower.View.Orders.Routing["web"].Applying!;
        Assert.Equal((["web", "app"], 12.5m, ["DC-1"]), (document.When.Channels.ToArray(), document.Sourcing.SplitPenalty, document.Sourcing.PreferredSites.ToArray()), TupleOfArrays);
        page.Render(p => p.Add(o => o.State, Tower.View));
        Assert.Contains("channel web or app", page.Markup);
        Assert.Contains("boxes are dear", page.Markup);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(PoliciesPart))]
    public async Task Form_WithASiteThatIsNone_SaysWhichAndKeepsWhatWasWritten()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        var page = Render<PoliciesPart>(p => p.Add(o => o.State, Tower.View));
        await page.InvokeAsync(() => page.Find("#policy-id").Input("web"));
        await page.InvokeAsync(() => page.Find("#policy-title").Input("Web shop"));
        await page.InvokeAsync(() => page.Find("#policy-preferred").Input("DC-11"));
        await ClickAsync(page, "Keep as a new version");
        page.WaitForAssertion(() => Assert.Contains("There is no site 'DC-11'", page.Find("[role=alert]").TextContent));
        Assert.Equal("DC-11", page.Find("#policy-preferred").GetAttribute("value"));
        Assert.Empty(Tower.View.Orders.Routing);
    }

    [Theory]
    [InlineData("Played on", true)]
    [InlineData("Stock as it stood", false)]
    public async Task Trial_OfTheForm_ShowsWhatItWouldHaveBeenBesideWhatWas_AndIsPublishedFromThere(string manner, bool played)
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        foreach (var id in new[] { "O-1", "O-2" }) await AskAsync(new PlaceOrder(LifecycleStates.Order(id, 40)));
        var page = Render<PoliciesPart>(p => p.Add(o => o.State, Tower.View));
        await page.InvokeAsync(() => page.Find("#policy-id").Input("web"));
        await page.InvokeAsync(() => page.Find("#policy-title").Input("Web shop"));
        await page.InvokeAsync(() => page.Find("#policy-preferred").Input("STORE-1"));
        await ClickAsync(page, "Today");
        await ClickAsync(page, manner);
        await ClickAsync(page, "Try it");
        page.WaitForAssertion(() => Assert.Contains(played ? "1 of 2 decisions" : "2 of 2 decisions", page.Find(".trial .why-say").TextContent, StringComparison.Ordinal));
        Assert.Equal("/orders/" + (played ? "O-1" : "O-2"), page.FindAll(".trial a.id")[^1].GetAttribute("href"));
        Assert.Contains("EUR", page.Find(".trial-figures").TextContent, StringComparison.Ordinal);
        await ClickAsync(page, "Publish what was tried");
        page.WaitForAssertion(() => Assert.True(Tower.View.Orders.Routing.ContainsKey("web")));
        await page.InvokeAsync(() => page.Find("#policy-act-reason").Input("the store has too much"));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());
        page.WaitForAssertion(() => Assert.Equal(1, Tower.View.Orders.Routing["web"].Live));
    }

    [Fact]
    [Shows(PageState.Empty, typeof(TrialPart))]
    public async Task Trial_OfDaysWithoutDecisions_SaysWhatToDo()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        var page = Render<PoliciesPart>(p => p.Add(o => o.State, Tower.View));
        await page.InvokeAsync(() => page.Find("#policy-title").Input("Web shop"));
        await ClickAsync(page, "Try it");
        page.WaitForAssertion(() => Assert.Contains("No decision to try", page.Find(".trial").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Cancelled_EndsAndSaysSo()
    {
        using var run = new TrialRun(async (_, told, cancel) =>
        {
            told(new(5, 10));
            await Task.Delay(Timeout.Infinite, cancel);
            throw new InvalidOperationException("It went on.");
        });
        var playing = run.StartAsync(new("p", new("T", 1)) { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue });
        Assert.Equal((true, 5L, 10L), (run.Busy, run.Step.Done, run.Step.Total));
        run.Cancel();
        await playing;
        Assert.Equal((false, null), (run.Busy, run.Result));
        Assert.StartsWith("It was cancelled", run.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_OfAPolicy_GivesItsDocumentBack()
    {
        var document = new RoutingDocument("T", 7)
        {
            When = new() { OrderTypes = [OrderType.PickUp], Channels = ["a", "b"], PriorityAtLeast = 2, From = DateTimeOffset.UnixEpoch, Hours = new(new(6, 0), new(22, 0), "Europe/Berlin") },
            Sourcing = new() { MaxShipmentsPerOrder = 2, AllowPartial = false, LatenessPenaltyPerHour = 3, MaxDistanceKm = 80, ThrottleShare = 0.8m, KeepsHours = 12, Soft = [Core.Orders.Sourcing.Problem.SoftConstraint.Distance], SplitSavesHours = 4, SplitCostsAtMost = 9, CarbonPricePerTonne = 80, CarbonGramsPerTonneKm = 62 },
        };
        var back = PolicyDraft.Of(new("p", [new(1, document, default, "x")], null)).Document();
        Assert.Equivalent(document, back, strict: true);
    }

    private static bool TupleOfArrays((string[] Channels, decimal Split, string[] Sites) a, (string[] Channels, decimal Split, string[] Sites) b) =>
        a.Channels.SequenceEqual(b.Channels) && a.Split == b.Split && a.Sites.SequenceEqual(b.Sites);

    private static Task ClickAsync(IRenderedComponent<PoliciesPart> page, string label) =>
        page.InvokeAsync(() => page.FindAll("button").First(one => one.TextContent.Trim() == label).Click());
}
