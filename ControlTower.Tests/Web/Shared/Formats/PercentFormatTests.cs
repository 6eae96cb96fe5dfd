using ControlTower.Web.Shared.Formats;

namespace ControlTower.Tests.Web.Shared.Formats;

public sealed class PercentFormatTests
{
    [Fact]
    public void Text_ShareOfOne_IsPercent() => Assert.Equal("94.1\u202f%", PercentFormat.Text(.941).Plain);

    [Fact]
    public void Points_Change_IsSigned() => Assert.Equal("\u22120.7\u202fpt", PercentFormat.Points(-.007).Plain);

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Text_NotANumber_IsUnknown(double? share) => Assert.Equal("—", PercentFormat.Text(share).Plain);

    [Fact]
    public void Range_TwoShares_UsesAnEnDash() => Assert.Equal("86–93\u202f%", PercentFormat.Range(.86, .93).Plain);
}
