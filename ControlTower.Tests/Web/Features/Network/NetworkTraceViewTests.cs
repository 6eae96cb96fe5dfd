using ControlTower.Core.Network;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class NetworkTraceViewTests
{
    private readonly Scene scene = Scene.Small().Delay(72).Settle();

    [Fact]
    public void Of_ATrace_PutsWhatItReachesInFrontOfTheRest()
    {
        var view = View(new() { Site = "SUP-1", Trace = TraceDirection.Down });
        Assert.Equal("SUP-1", view.Trace!.Rows[0].Node.Site);
        Assert.Contains(view.Trace.Rows, row => row.Node.Site == "DC-1");
        Assert.Contains(view.Sites, site => site is { Id: "SUP-2", Faint: true });
        Assert.Contains(view.Lanes, lane => lane is { From: "SUP-1", Traced: true, Faint: false });
        Assert.Contains(view.Lanes, lane => lane is { From: "SUP-2", Traced: false, Faint: true });
    }

    [Fact]
    public void Of_ATraceFromNowhere_SaysWhy()
    {
        Assert.NotNull(View(new() { Site = "NOWHERE", Trace = TraceDirection.Up }).Trace!.Problem);
        Assert.All(View(new() { Site = "NOWHERE", Trace = TraceDirection.Up }).Sites, site => Assert.False(site.Faint));
    }

    [Fact]
    public void Of_AnItem_KeepsOnlyWhereItTravels()
    {
        Assert.Equal("DC-1", Assert.Single(View(new(Item: "ITEM-2")).Rows).Id);
        var view = View(new(Item: "ITEM-1"));
        Assert.Contains(view.Lanes, lane => lane is { From: "SUP-2", To: "DC-1" });
        Assert.DoesNotContain(view.Lanes, lane => lane is { From: "DC-2", To: "DC-1" });
    }

    [Fact]
    public void Of_ACase_ShowsWhatItReaches()
    {
        var view = View(new() { Case = "EX-1001" });
        Assert.Equal("SUP-1", view.Reach!.Sites[0].Site);
        Assert.Contains(view.Reach.Sites, site => site is { Site: "STORE-1", Hours: > 0 });
        Assert.Null(View(new() { Case = "EX-9" }).Reach);
    }

    [Fact]
    public void Places_OfAnItem_AddUpToAllOfIt()
    {
        var places = ItemPlaces.Of(scene.State, ["ITEM-1"]);
        Assert.Equal(scene.State.Network.PositionsOf("ITEM-1").Sum(one => one.OnHand.Units), places.Total.OnHand.Units);
    }

    [Fact]
    public void Load_OfASite_IsWhatIsDueOverWhatItCan()
    {
        var due = scene.State.Orders.WantedOf("ITEM-1").First();
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Select(site => site.Id == due.Destination ? site with { Capacity = 10 } : site)] }));
        var row = LoadView.Of(scene.State, due.PromisedBy.AddHours(-1)).Sites[due.Destination];
        Assert.Equal(240, row.Can);
        Assert.True(row.Due >= due.Quantity.Units);
        Assert.Equal(row.Due / 240, row.Load);
    }

    [Fact]
    public void Filter_WrittenAndReadAgain_IsTheSame()
    {
        var filter = new NetworkFilter("a b", SiteKind.Port, "I&1", true) { Family = "F", Site = "S", Trace = TraceDirection.Up, Case = "EX-1", List = NetworkList.Load, Tiers = true };
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://tower" + filter.Url()).Query);
        Assert.Equal(filter, NetworkFilter.Read(name => query[name]));
    }

    private NetworkView View(NetworkFilter filter) => NetworkView.Of(scene.State, new Situations().Of(scene.State), filter);
}
