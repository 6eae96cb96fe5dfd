using System.Text.Json.Nodes;
using ControlTower.Core.Exceptions;
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
    public void Opening_ShortDelay_IsWorthADecision(int seed)
    {
        var scene = After(seed, "opening-delay-SUP-SUZHOU-1");

        var (best, wait) = (scene.Approval().Options[0], scene.Approval().Options[^1]);
        Assert.InRange(Delay(scene).Impact!.Orders, 2, 60);
        Assert.True(best.Effect.OrdersSaved > 0, $"{best.Title} saves nothing");
        Assert.True(best.Effect.ServiceRegainedAt < wait.Effect.ServiceRegainedAt);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(42)]
    public void Opening_LongDelay_PutsOrdersAtRisk(int seed) => Assert.InRange(Delay(After(seed, "opening-delay-SUP-TURIN-1")).Impact!.Orders, 3, 60);

    private static ExceptionCase Delay(Scene scene) => Assert.Single(scene.State.Exceptions.Open.Values, one => one.Deviation.Kind == CaseKind.SupplierDelay);

    private static Scene After(int seed, string id)
    {
        var (scene, now) = (Scene.Small(), Scene.Start);
        var document = DemoNetwork.Create(seed, now);
        scene.When(new PutNetwork(document), Caller.System);
        var delay = new DemoSimulation(seed, now, document).Due(DemoClock.Start(now), now, now.AddMinutes(1)).Single(signal => signal.Id == id);
        scene.Signal(SignalTypes.SupplierDelayed, JsonNode.Parse(delay.Data.GetRawText())!, "opening");
        return scene.Settle();
    }
}
