namespace ControlTower.Tests.Tower;

public sealed class HourCostsTests
{
    [Theory]
    // The bikes are there at hour 86: what is promised within an hour after that needs the faster lane next, at three times 5 + 10 × 3 on top.
    [InlineData(86, 105)]
    [InlineData(86.9, 105)]
    [InlineData(87, null)]
    [InlineData(85.9, null)]
    public void GivenAnOrderThatIsInTime_WhenItHasLessThanAnHourToSpare_ThenTheNextHourCostsItsFasterTransport(double promised, int? expedite)
    {
        var scene = PlantScene.Given(new() { Orders = [PlantScene.Order("SO-3", promised, 3)] }, "wait").Late();
        Assert.Equal(expedite, scene.Case().Impact!.CostPerHour!.Where(cost => cost.Part == "expedite").Select(cost => (decimal?)cost.Amount.Amount).FirstOrDefault());
    }

    [Theory]
    [InlineData(168, true)]
    [InlineData(null, false)]
    public void GivenNobodyKnowsTheEnd_WhenAnOrderIsInTime_ThenNoHourIsSaidToCostTransport(int? hours, bool expected)
    {
        // The tubes leave at hour 168, or are taken to: 24 to the plant, 8 of work and 18 to the store.
        var scene = PlantScene.Given(new() { Orders = [PlantScene.Order("SO-3", 218.5, 3)] }, "wait");
        scene.Signal(Core.Signals.SignalTypes.SiteDown, new { site = "SUP", from = scene.Now, until = hours is { } known ? scene.Now.AddHours(known) : (DateTimeOffset?)null, reason = "fire" });
        Assert.Equal(expected, scene.Settle().Case().Impact!.CostPerHour!.Any(cost => cost.Part == "expedite"));
    }
}
