using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class AutomationTests
{
    [Theory]
    [InlineData(98, 1, null)]
    [InlineData(97.9, 1, Severity.Low)]
    [InlineData(200, 0.49, null)]
    [InlineData(100, 0.9, Severity.Medium)]
    [InlineData(100, 0.75, Severity.High)]
    public void Reading_MoreThanTwoPercentBelowTheNeed_IsACase(double throughput, double availability, Severity? severity)
    {
        var scene = Scene.Small();
        Read(scene, (decimal)throughput, (decimal)availability, 100);
        Assert.Equal(severity, scene.State.Exceptions.Open.Values.Select(one => (Severity?)one.Deviation.Severity).SingleOrDefault());
    }

    [Fact]
    public void Case_IsAboutTheMachine_AndHealsWithIt()
    {
        var scene = Scene.Small();
        Read(scene, 100, 0.5m, 100);
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.AutomationBelowNeed, "AS/RS 1", "operations", -50m, 50m), (found.Kind, found.Reference, found.Function, found.Percent!.Value, found.Actual!.Value.Units));
        Read(scene, 100, 1, 100, system: "AS/RS 2");
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        Read(scene, 100, 1, 100);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Reading_WithoutANeed_IsKeptAndNotJudged()
    {
        var scene = Scene.Small();
        Read(scene, 1, 0.1m, null);
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Equal((1m, 0.1m), (Assert.Single(scene.State.Network.AutomationAt("DC-1")).Throughput.Units, scene.State.Network.AutomationAt("DC-1").Single().Availability));
    }

    [Fact]
    public void Reading_WithoutANeed_IsHeldAgainstTheCapacityOfItsSite()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Select(site => site.Id == "DC-1" ? site with { Capacity = 80 } : site)] }));
        Read(scene, 70, 1, null);
        Assert.Equal((80m, -12.5m), (scene.Case().Deviation.Expected!.Value.Units, scene.Case().Deviation.Percent!.Value));
        Read(scene, 70, 1, 60);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Reading_OlderThanTheKnown_SaysNothing()
    {
        var scene = Scene.Small();
        Read(scene, 100, 1, 100);
        Read(scene, 10, 1, 100, at: Scene.Start.AddHours(-1));
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Equal(100, scene.State.Network.AutomationAt("DC-1").Single().Throughput.Units);
    }

    [Fact]
    public void Machines_BeyondTheLimitOfASite_AreRefused()
    {
        var scene = Scene.Small();
        for (var i = 0; i < AutomationReading.MostOfASite; i++) Read(scene, 1, 1, null, system: $"M{i}");
        var data = new { site = "DC-1", system = "one more", throughputPerHour = 1, availability = 1 };
        var candidate = Scene.Candidate(SignalTypes.AutomationTelemetry, data, "bad", scene.Now);
        Assert.Contains("at most 500 systems", scene.Refused(new TakeSignals([candidate], Single: true), Caller.Integration("wms")).Message, StringComparison.Ordinal);
        Read(scene, 2, 1, null, system: "M7");
    }

    private static void Read(Scene scene, decimal throughputPerHour, decimal availability, decimal? need, string system = "AS/RS 1", DateTimeOffset? at = null) =>
        scene.Signal(SignalTypes.AutomationTelemetry, new { site = "DC-1", system, throughputPerHour, availability, need }, time: at);
}
