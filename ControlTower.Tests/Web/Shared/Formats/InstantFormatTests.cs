using ControlTower.Web.Shared.Formats;

namespace ControlTower.Tests.Web.Shared.Formats;

public sealed class InstantFormatTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-20T12:14:00Z", "13:14")]
    [InlineData("2026-11-20T23:30:00Z", "Sat 21 Nov 00:30")]
    [InlineData("2026-11-24T09:00:00Z", "Tue 24 Nov 10:00")]
    [InlineData("2025-11-24T09:00:00Z", "Mon 24 Nov 2025 10:00")]
    public void Text_InTheReadersZone_NamesTheDayUnlessItIsToday(string instant, string expected) =>
        Assert.Equal(expected, InstantFormat.Text(DateTimeOffset.Parse(instant), Berlin, FixedClock.Noon).Replace('\u00a0', ' '));

    [Fact]
    public void Utc_AnyOffset_IsToldInUtc() =>
        Assert.Equal("2026-11-24 09:00:00 UTC", InstantFormat.Utc(DateTimeOffset.Parse("2026-11-24T10:00:00+01:00")));
}
