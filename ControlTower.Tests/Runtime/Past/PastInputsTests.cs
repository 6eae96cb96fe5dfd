using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Past;

public sealed class PastInputsTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void GivenANetworkThatWasPut_WhenRead_ThenTheSamePutMakesTheSameNetwork()
    {
        var empty = Scene.Empty();
        empty.When(new PutNetwork(Networks.Small));
        var again = Scene.Empty();
        foreach (var input in Read(empty).Inputs) again.When(input.Command);
        Assert.Equal(empty.State.Network.Sites.Keys, again.State.Network.Sites.Keys);
        Assert.Equal(empty.State.Network.Stock.Select(pair => (pair.Key, pair.Value.OnHand, pair.Value.Safety)), again.State.Network.Stock.Select(pair => (pair.Key, pair.Value.OnHand, pair.Value.Safety)));
        Assert.Equal(empty.State.Orders.Open.Keys, again.State.Orders.Open.Keys);
        Assert.Equal(empty.State.Orders.PurchaseOrders.Keys, again.State.Orders.PurchaseOrders.Keys);
    }

    [Fact]
    public void GivenHoursAndAnOrderThatAdvanced_WhenRead_ThenTheyAreCommandsAtTheTimeOfTheirRecord()
    {
        var from = scene.Journal.Count;
        var order = scene.State.Orders.Open.Keys.First();
        scene.PassWithoutBells(2).When(new AdvanceOrder(order, OrderStatus.Delivered, scene.Now.AddHours(-1)));
        scene.When(new ScheduleSite("DC-2", new(null, [], 40)));
        var inputs = Read(scene, from).Inputs;
        Assert.Equal([scene.Now, scene.Now], inputs.Select(one => one.At));
        Assert.Equal(new AdvanceOrder(order, OrderStatus.Delivered, scene.Now.AddHours(-1)), inputs[0].Command);
        Assert.Equal("DC-2", Assert.IsType<ScheduleSite>(inputs[1].Command).Site);
    }

    [Fact]
    public void GivenSignalsAndWhatTheyCause_WhenRead_ThenTheyAreNoInputs()
    {
        var from = scene.Journal.Count;
        scene.Signal("inventory.counted", new { site = "DC-2", item = "ITEM-1", quantity = 7 });
        scene.Delay(24).Settle();
        var read = Read(scene, from);
        Assert.Empty(read.Inputs);
        Assert.Empty(read.LeftOut);
    }

    [Fact]
    public void GivenWhatPeopleDid_WhenRead_ThenItIsNamedAndCounted()
    {
        scene.Delay(24).Settle();
        var from = scene.Journal.Count;
        scene.When(new ShelveCase("EX-1001", scene.Now.AddHours(2), "later"), Caller.Of("P-1"));
        scene.When(new UnshelveCase("EX-1001"), Caller.Of("P-1"));
        scene.When(new ResolveCase("EX-1001", "over"), Caller.Of("P-1"));
        Assert.Equal([("cases resolved by hand", 1), ("cases shelved, assigned or opened again by hand", 2)], Read(scene, from).LeftOut.Select(one => (one.What, one.Count)));
    }

    private static PastInputs Read(Scene scene, int from = 0)
    {
        var inputs = new PastInputs();
        foreach (var fact in scene.Journal.Skip(from)) inputs.Add(fact);
        return inputs;
    }
}
