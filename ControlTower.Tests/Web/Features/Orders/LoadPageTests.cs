using Bunit;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders.Load;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>What sites have promised beside what they can do, and what waits there.</summary>
public sealed class LoadPageTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(LoadPage))]
    public void Page_WithoutSites_SaysWhoWouldStandHere() => Assert.Equal("No site has work or capacity", Render<LoadPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(LoadPage))]
    public async Task Page_OrderComesWhileOpen_FillsItsSite()
    {
        await AskAsync(new PutNetwork(With(capacity: 1)));
        var page = Render<LoadPage>();
        Assert.Contains("takes orders", page.Find("tbody").TextContent);
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 24)));
        page.WaitForAssertion(() => Assert.Contains("throttled", page.Find("tbody").TextContent), TimeSpan.FromSeconds(10));
        Assert.StartsWith("1 of 1 sites throttled", page.Find(".page-head .t3").TextContent);
    }

    [Fact]
    public async Task Site_Chosen_ListsTheOrdersThatStandThere_AndLeadsToThem()
    {
        await AskAsync(new PutNetwork(With(capacity: 10)));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        At("/orders/load?site=DC-1");
        var page = Render<LoadPage>();
        Assert.Equal("/orders/O-1", page.Find("aside a.item").GetAttribute("href"));
        Assert.Contains("4 × Item one", page.Find("aside a.item").TextContent);
        Assert.Contains("under 4 h", page.Find(".load-ages").TextContent);
    }

    [Fact]
    public void Days_FillOneAfterTheOther_WithWhatIsLeftBeyondThem()
    {
        var scene = Loaded(capacity: 0.5m, quantity: 90);
        var row = SiteLoads.Of(scene.State, Scene.Start).Rows.Single(one => one.Site.Id == "DC-1");
        Assert.Equal(90, row.Day!.Committed);
        Assert.Equal(90 - row.Days.Sum(day => day.Due), row.Beyond);
        Assert.All(row.Days.SkipLast(1), day => Assert.True(day.Full));
        Assert.Equal([12m, 12m, 12m, 12m], row.Days.Skip(1).Select(day => day.Can));
        Assert.Equal(SiteLoads.MostDays, row.Days.Count);
    }

    [Fact]
    public void Site_ThatIsDownOrThrottledByAPolicy_SaysSo()
    {
        var scene = Loaded(capacity: 10, quantity: 90);
        Assert.Equal("takes orders", Row(scene).Words);
        scene.When(new PutRoutingPolicy("web", new("Web", 1) { Sourcing = new() { ThrottleShare = 0.3m } }, null));
        Assert.Equal("takes orders", Row(scene).Words);
        scene.When(new PublishRoutingPolicy("web", null, "busy days"));
        Assert.Equal("throttled for web", Row(scene).Words);
        scene.Signal(Core.Signals.SignalTypes.SiteDown, new { site = "DC-1", reason = "fire" });
        Assert.Equal("down", Row(scene).Words);
    }

    [Theory]
    [InlineData(1, "under 4 h")]
    [InlineData(5, "4 h to 1 d")]
    [InlineData(30, "1 to 3 d")]
    [InlineData(100, "over 3 d")]
    public void Ages_CountUnitsByHowLongTheyHaveStood(int hours, string name)
    {
        var ages = SiteLoads.Of(Loaded(10, 7).State, Scene.Start.AddHours(hours)).Rows.Single(one => one.Site.Id == "DC-1").Ages;
        Assert.Equal((7m, 1d), (ages.Single(age => age.Name == name).Units, ages.Single(age => age.Name == name).Share));
        Assert.Equal(7, ages.Sum(age => age.Units));
    }

    [Fact]
    public void Throttling_IsThatOfSourcing()
    {
        var scene = Loaded(capacity: 1, quantity: 24);
        Assert.True(Row(scene).Day!.IsThrottled(1));
        var answer = SourcingBench.Try(scene.State, new(Scene.Start) { Destination = "C-1", Lines = [new("ITEM-1", Quantity.Of(1))] }, Core.Tower.TowerRules.Default).Value!;
        Assert.Equal("STORE-1", answer.Before.Served.Single().Site);
        Assert.Contains(answer.Before.Why.Lines.Single().RuledOut.Single(one => one.Site == "DC-1").Rules, rule => rule.Rule == "capacity");
    }

    private static SiteLoadRow Row(Scene scene) => SiteLoads.Of(scene.State, Scene.Start).Rows.Single(one => one.Site.Id == "DC-1");

    private static Scene Loaded(decimal capacity, decimal quantity)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(With(capacity)));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", quantity)));
        return scene;
    }

    private static NetworkDocument With(decimal capacity) => LifecycleStates.Network with { Sites = [.. LifecycleStates.Network.Sites!.Select(site => site.Id == "DC-1" ? site with { Capacity = capacity } : site)] };
}
