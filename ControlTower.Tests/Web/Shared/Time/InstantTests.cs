using Bunit;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Tests.Web.Shared.Time;

public sealed class InstantTests : ComponentTest
{
    [Fact]
    public void Instant_WithCascadedZone_ShowsLocalTimeAndUtcOnHover()
    {
        var time = Render<Instant>(p => p.AddCascadingValue(ReaderZone.Parse("Asia/Tokyo")).Add(i => i.At, Now)).Find("time");

        Assert.Equal("21:00", time.TextContent);
        Assert.Equal("2026-11-20 12:00:00 UTC", time.GetAttribute("title"));
        Assert.Equal("2026-11-20T12:00:00.000Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void Instant_Unknown_IsADash() =>
        Assert.Equal("—", Render<Instant>(p => p.Add(i => i.At, null)).Find("span").TextContent);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("../../etc/passwd")]
    public void Zone_FromABadCookie_IsUtc(string? id) => Assert.Equal(TimeZoneInfo.Utc, ReaderZone.Parse(id).Info);
}
