using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower;

public sealed class SourceQualityTests
{
    [Fact]
    public void Lag_IsFromWhatHappenedToItsArrival_OfTheLastSignalsOnly()
    {
        var scene = Scene.Small();
        for (var minutes = 1; minutes <= SignalSource.LagsKept + 36; minutes++) scene.Signal("site.up", new { site = "SUP-1" }, time: scene.Now.AddMinutes(-minutes));
        var quality = SourceQuality.Of(scene.State.Signals.Sources["erp"]);
        Assert.Equal(SignalSource.LagsKept, quality.Lags);
        // The last 64 of 100 are 37 to 100 minutes: by nearest rank the 32nd and the 61st.
        Assert.Equal((100 * 60L, 68 * 60L, 97 * 60L), (quality.Last!.Value, quality.Median!.Value, quality.P95!.Value));
    }

    [Fact]
    public void Rejected_IsCountedWithItsSource_AlsoWhereNoneWasHeardBefore()
    {
        var scene = Scene.Small();
        scene.When(new TakeSignals([Scene.Candidate("site.up", new { site = "SUP-1" }, "s-1", scene.Now), Scene.Candidate("site.up", new { site = "NOWHERE" }, "s-2", scene.Now)]));
        scene.When(new TakeSignals([new(null, "bad", "{}") { Source = "wms" }, new(null, "bad", "{}")]));
        Assert.Equal(0.5m, SourceQuality.Of(scene.State.Signals.Sources["erp"]).RejectedShare);
        Assert.Equal(1m, SourceQuality.Of(scene.State.Signals.Sources["wms"]).RejectedShare);
        Assert.Equal(["erp", "wms"], scene.State.Signals.Sources.Keys);
    }

    [Theory]
    [InlineData("wms", 80, 60, 1)] // another source, much less
    [InlineData("erp", 80, 60, 0)] // the same source
    [InlineData("wms", 99, 60, 0)] // within 2 units
    [InlineData("wms", 80, 300, 0)] // five hours later it may have changed by itself
    public void Count_OtherThanAnotherSourceToldShortlyBefore_IsAContradiction(string second, int quantity, int minutesLater, int expected)
    {
        var scene = Scene.Small();
        Count(scene, "erp", 100, 0);
        Count(scene, second, quantity, minutesLater);
        Assert.Equal(expected, scene.State.Signals.Contradictions.Count);
        Assert.Equal(expected, scene.State.Signals.Sources[second].Contradictions);
        Assert.Equal(quantity, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Micros / 1_000_000);
        if (expected == 0) return;
        var kept = scene.State.Signals.Contradictions[0];
        Assert.Equal(("wms", "80", "erp", "100"), (kept.Source, kept.Value, kept.Held.Source, kept.Held.Value));
    }

    [Fact]
    public void Kind_IsOneOfTheList_AndStaysWhereItIsNotToldAgain()
    {
        var scene = Scene.Small();
        scene.When(new ExpectSource("erp", null) { Kind = "erp" });
        scene.When(new ExpectSource("erp", 4));
        Assert.Equal(("ERP", 4m), (scene.State.Signals.Sources["erp"].Kind, scene.State.Signals.Sources["erp"].IntervalHours));
        Assert.Equal("/kind", scene.Refused(new ExpectSource("erp", 4) { Kind = "fax" }).Pointer);
    }

    private static void Count(Scene scene, string source, int quantity, int minutesLater)
    {
        var counted = Scene.Candidate("inventory.counted", new { site = "DC-1", item = "ITEM-1", quantity }, $"c-{source}-{quantity}", Scene.Start.AddMinutes(minutesLater));
        scene.When(new TakeSignals([counted with { Signal = counted.Signal! with { Source = source } }]));
    }
}
