using System.Text.Json.Nodes;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Demo;

public sealed class DemoImpactTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(42)]
    public void Opening_LongDelay_PutsOrdersAtRisk(int seed)
    {
        var (scene, now) = (Scene.Small(), Scene.Start);
        var document = DemoNetwork.Create(seed, now);
        scene.When(new PutNetwork(document), Caller.System);
        var delay = new DemoSimulation(seed, now, document).Due(DemoClock.Start(now), now, now.AddMinutes(1)).Single(signal => signal.Id == "opening-delay-SUP-SUZHOU-1");

        scene.Signal(SignalTypes.SupplierDelayed, JsonNode.Parse(delay.Data.GetRawText())!, "long");
        scene.Settle();

        Assert.InRange(scene.Case().Impact!.Orders, 3, 60);
    }
}
