using System.Text.Json;
using ControlTower.Core.Runtime.SignalReplay;

namespace ControlTower.Tests.Runtime.SignalReplay;

public sealed class ReplayTimeTests
{
    private static readonly DateTimeOffset First = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = First.AddDays(10);
    private static readonly DateTimeOffset Begun = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(24, 24)]
    [InlineData(240, 240)]
    public void Of_AtASpeed_ShrinksGapsFromTheFirst(int hours, int seconds) =>
        Assert.Equal(Begun.AddSeconds(seconds), new ReplayTime((First, Last), Begun, 3_600).Of(First.AddHours(hours)));

    [Fact]
    public void Of_AtOnce_PutsTheLastOnNowAndKeepsGaps()
    {
        var time = new ReplayTime((First, Last), Begun, null);
        Assert.Equal((Begun, Begun.AddDays(-10)), (time.Of(Last), time.Of(First)));
        Assert.Equal((Begun, Begun), (time.DueOf(First), time.DueOf(Last)));
    }

    [Fact]
    public void Of_AnInstantAtTheEndOfTime_StaysAnInstant() =>
        Assert.True(new ReplayTime((First, Last), Begun, 1).Of(DateTimeOffset.MaxValue) > Begun);

    [Fact]
    public void Move_AnEvent_MovesItsTimeAndTheInstantsInItsDataAndNothingElse()
    {
        using var document = JsonDocument.Parse("""{"id":"2018-01-01T00:00:00Zebra","time":"2018-01-01T00:00:00Z","data":{"placedAt":"2018-01-02T01:00:00+01:00","day":"2018-01-02","lines":[{"quantity":1.50}]}}""");

        var moved = EventMover.Move(document.RootElement, new((First, Last), Begun, 86_400), First);

        Assert.Equal("2026-03-02T08:00:00Z", moved.GetProperty("time").GetString());
        Assert.Equal("2026-03-02T08:00:01Z", moved.GetProperty("data").GetProperty("placedAt").GetString());
        Assert.Equal(("2018-01-02", 1.5m), (moved.GetProperty("data").GetProperty("day").GetString(), moved.GetProperty("data").GetProperty("lines")[0].GetProperty("quantity").GetDecimal()));
        Assert.Equal("2018-01-01T00:00:00Zebra", moved.GetProperty("id").GetString());
    }
}
