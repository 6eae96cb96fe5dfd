using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Tower;

/// <summary>Each order can be reckoned with, all of them together cannot: the totals stop at what fits and the case goes on.</summary>
public sealed class HugeFiguresTests
{
    [Fact]
    public void Impact_OfMoreMoneyThanFits_StopsAtWhatFitsAndIsWeighed()
    {
        var scene = Scene.Small();
        var orders = Enumerable.Range(0, 12).Select(i => new OrderEntry(
            $"HUGE-{i}", "C-9", "STORE-1", Scene.Start, Scene.Start.AddHours(30), null, [new("1", "ITEM-1", Quantity.Of(1_000_000_000_000m), Networks.Euro(1))])).ToList();
        scene.When(new PutNetwork(new() { Orders = orders }));
        scene.Delay(72).Settle();
        var impact = scene.Case().Impact!;
        Assert.True(impact.Orders >= 12);
        Assert.Equal(new Money(long.MaxValue, "EUR"), Assert.Single(impact.Value));
        Assert.NotEqual(RunStatus.Weighing, scene.Run().Status);
    }

    [Fact]
    public void Order_WorthMoreThanFits_IsRefusedAndChangesNothing()
    {
        var scene = Scene.Small();
        var order = new OrderEntry("HUGE", "C-9", "STORE-1", Scene.Start, Scene.Start.AddHours(30), null, [new("1", "ITEM-1", Quantity.Of(1_000_000_000_000m), Networks.Euro(1_000_000_000_000m))]);
        Assert.Equal(RefusalKind.Invalid, scene.Refused(new PutNetwork(new() { Orders = [order] })).Kind);
        Assert.False(scene.State.Orders.Knows("HUGE"));
    }
}
