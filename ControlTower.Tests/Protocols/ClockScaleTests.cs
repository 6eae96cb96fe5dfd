using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Tests.Protocols;

public sealed class ClockScaleTests
{
    private const long Hour = TimeSpan.TicksPerHour;

    [Theory]
    [InlineData("disruptionHours >= 24 h", 24 * Hour)]
    [InlineData("disruptionHours < 1 d", 24 * Hour)]
    [InlineData("24 h <= disruptionHours", 24 * Hour)]
    [InlineData("disruptionHours > 24 h", (24 * Hour) + 1)]
    [InlineData("not disruptionHours <= 24 h", (24 * Hour) + 1)]
    [InlineData("disruptionHours >= 20 h + 4 h", 24 * Hour)]
    [InlineData("ordersAtRisk > 3 or disruptionHours >= 24 h", 24 * Hour)]
    public void Cuts_OfACondition_LieWhereItsAnswerChanges(string condition, long expected)
    {
        var scale = new ClockScale(ClockCuts.Of(Condition.Of(condition)));
        Assert.Equal(expected, scale.Above(0));
        Assert.Null(scale.Above(expected));
        Assert.Equal(24, scale.Reached(expected));
        Assert.Null(scale.Reached(expected - 1));
    }

    [Fact]
    public void Cuts_OfAStretch_AreItsEnds()
    {
        var scale = new ClockScale(ClockCuts.Of(Condition.Of("disruptionHours between 24 h and 72 h")));
        Assert.Equal(24 * Hour, scale.Above(0));
        Assert.Equal((72 * Hour) + 1, scale.Above(24 * Hour));
    }

    [Theory]
    [InlineData("hoursToBreak <= 24 h", 24 * Hour)]
    [InlineData("hoursToBreak < 24 h", (24 * Hour) - 1)]
    public void Cuts_OfWhatShrinks_LieWhereItsAnswerChanges(string condition, long expected) =>
        Assert.Equal(expected, new ClockScale(ClockCuts.Of(Condition.Of(condition))).Below(100 * Hour));

    [Theory]
    [InlineData("surgePercent > 3 %")]
    [InlineData("disruptionHours > case.ageHours")]
    [InlineData("disruptionHours >= 10000000 h")]
    public void Cuts_OfOtherConditions_AreNone(string condition) => Assert.True(new ClockScale(ClockCuts.Of(Condition.Of(condition))).IsEmpty);
}
