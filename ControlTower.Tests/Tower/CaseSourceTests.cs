using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Tests.Tower;

public sealed class CaseSourceTests
{
    private static Scene Placed()
    {
        var scene = Scene.Small();
        var supplier = Networks.Small.Sites!.Single(site => site.Id == "SUP-1");
        scene.When(new PutNetwork(new NetworkDocument
        {
            Sites = [supplier with { Lat = 52.52, Lon = 13.405, TimeZone = "Asia/Tokyo", Region = "north", Calendar = new([new([DayOfWeek.Monday], new(9, 0), new(17, 0))]) }, .. Networks.Small.Sites!.Where(site => site.Id != "SUP-1").Select(site => site with { Lat = 48.137, Lon = 11.575 })],
        }));
        return scene.Delay(60).Settle();
    }

    private static bool Holds(Scene scene, string text) =>
        Condition.Compile([Condition.Of(text)], "demand-surge")(CaseSource.FieldsOf(scene.State, scene.Case(), scene.Now, TowerRules.Default));

    [Theory]
    [InlineData("disruptionHours == 60 h")]
    [InlineData("case.kind == supplierDelay and case.function == procurement and case.reason == 'breakdown'")]
    [InlineData("case.severity in (low, medium, high) and case.priority in (watch, warning, critical)")]
    [InlineData("site.id == 'SUP-1' and site.kind == supplier and site.region == 'north'")]
    [InlineData("weekday == mon and localTime == 17:00")]
    [InlineData("not workingTime")]
    [InlineData("distance between 500 km and 510 km")]
    [InlineData("casesOpened(7 d) == 1 and delays(30 d) == 1")]
    [InlineData("spent(24 h) == 0 EUR and actions(1 h) == 0")]
    [InlineData("case.ageHours == 0 h and otherSite.id != 'SUP-1'")]
    [InlineData("ordersAtRisk >= 0 and valueAtRisk >= 0 EUR and hoursToBreak >= 0 h and stopHours >= 0 h and sitesAffected >= 0")]
    public void Condition_OfACase_IsAnsweredFromTheState(string text) => Assert.True(Holds(Placed(), text), text);

    [Fact]
    public void Every_FieldAndFunction_IsAnswered()
    {
        var fields = CaseSource.FieldsOf(Placed().State, Placed().Case(), Scene.Start, TowerRules.Default);
        foreach (var field in ConditionFields.All)
        {
            if (field.Kind == FieldKind.Text) Assert.NotNull(fields.Text(field.Slot));
            else Assert.InRange(fields.Number(field.Slot), field.Least, decimal.MaxValue);
        }
        Assert.All(ConditionFields.Functions, function => Assert.InRange(fields.Over(function.Name, 24, "p"), 0, 10));
    }

    [Fact]
    public void Spent_ByAProtocol_IsWhatItDidAutomatically()
    {
        var scene = Scene.Small();
        Assert.Equal(DecisionMode.Automatic, scene.State.Protocols.Published["demand-surge"].Document.Levels[0].Decision.Mode);
        scene.Delay(24).Settle();
        Assert.False(Holds(scene, "actions(24 h) > 0"));
    }
}
