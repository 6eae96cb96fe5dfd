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

    [Theory]
    [InlineData("WMS,erp", 60, 100, true)] // the kind of the first source goes before the other
    [InlineData("WMS,erp", 600, 80, false)] // longer ago than the hours that hold
    [InlineData("erp,WMS", 60, 80, false)] // the second goes before
    [InlineData("tms", 60, 80, false)] // neither is named: the newest wins
    public void Precedence_OfTheSourceHeardFirst_KeepsItsValue(string order, int minutesLater, int onHand, bool stays)
    {
        var scene = Scene.Small();
        scene.When(new ExpectSource("scanner", null) { Kind = "WMS" });
        scene.When(new SetPrecedence(ToldField.CountedQuantity, order.Split(','), 6));
        Count(scene, "scanner", 100, 0);
        Count(scene, "erp", 80, minutesLater);
        Assert.Equal(onHand, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Micros / 1_000_000);
        Assert.Equal(minutesLater < 240 ? [stays] : [], scene.State.Signals.Contradictions.Select(one => one.HeldStays));
        Assert.Equal(stays ? "scanner" : "erp", scene.State.Signals.Told.Values.Single().Source);
    }

    [Fact]
    public void Precedence_IsNotWornDownByThoseBehindIt()
    {
        var scene = Scene.Small();
        scene.When(new SetPrecedence(ToldField.CountedQuantity, ["wms"], 6));
        Count(scene, "wms", 100, 0);
        Count(scene, "erp", 99, 10); // agrees
        Count(scene, "crm", 50, 20);
        Assert.Equal("wms", scene.State.Signals.Contradictions.Single().Held.Source);
        scene.When(new SetPrecedence(ToldField.CountedQuantity, [], 6));
        Count(scene, "crm", 40, 30);
        Assert.Equal(40, scene.State.Network.StockOf("DC-1", "ITEM-1")!.OnHand.Micros / 1_000_000);
    }

    [Fact]
    public void Precedence_ThatCannotBe_IsRefused()
    {
        var scene = Scene.Small();
        Assert.Equal("/field", scene.Refused(new SetPrecedence("weather", ["erp"], 6)).Pointer);
        Assert.Equal("/hours", scene.Refused(new SetPrecedence(ToldField.Eta, ["erp"], 0)).Pointer);
        Assert.Equal("/order", scene.Refused(new SetPrecedence(ToldField.Eta, ["erp", "erp"], 6)).Pointer);
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
