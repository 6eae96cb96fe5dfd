using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>Who is ruled out by what, as people read it.</summary>
public sealed class WhyRuledOutTests
{
    private static readonly TowerState State = LifecycleStates.At("plac", false).State;

    [Fact]
    public void Of_SitesWithTheSameWords_StandTogetherAfterThoseAlone()
    {
        var found = WhyRuledOut.Of(State, [Ruled("X-1", "lane", "no lane leads from X-1 to DC-1"), Ruled("X-2", "lane", "no lane leads from X-2 to DC-1"), Ruled("X-3", "lane", "no lane leads from X-3 to DC-1"), Ruled("STORE-1", "stock", "none here")], _ => "").ToList();
        Assert.Equal([("Store", "No stock", "none here"), ("3 sites", "No lane", "no lane leads from it to Centre")], found.Select(one => (one.Who, one.Title, one.Detail)));
        Assert.Equal((null, "X-1, X-2, X-3"), (found[0].All, found[1].All));
    }

    [Theory]
    [InlineData("down from 2026-11-20 08:00:00Z until further notice", "down from then until further notice")]
    [InlineData("ITEM-1 needs cold, dry", "Item one needs cold, dry")]
    [InlineData("4 on hand, 2 set aside", "4 on hand, 2 set aside")]
    public void Detail_SaysNamesForIds_AndInstantsOnTheReadersClock(string told, string read) => Assert.Equal(read, SpokenRule.Detail(State, told, _ => "then"));

    [Fact]
    public void Title_OfSeveralRules_SaysEachOnce() =>
        Assert.Equal("Down, no stock", SpokenRule.Title([new("downtime", ""), new("stock", ""), new("stock", "of another")]));

    private static RuledOutSite Ruled(string site, string rule, string detail) => new(site, [new(rule, detail)]);
}
