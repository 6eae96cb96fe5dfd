using ControlTower.Web.Shared.Formats;

namespace ControlTower.Tests.Web.Shared.Formats;

public sealed class QuantityFormatTests
{
    [Theory]
    [InlineData("3600", "3\u202f600\u202fpcs")]
    [InlineData("2.50", "2.5\u202fpcs")]
    [InlineData("0.12345", "0.123\u202fpcs")]
    public void Text_WithUnit_ShowsTheDecimalsItHas(string value, string expected) =>
        Assert.Equal(expected, QuantityFormat.Text(decimal.Parse(value), "pcs").Plain);

    [Fact]
    public void Text_Unknown_IsADashWithoutUnit() => Assert.Equal("—", QuantityFormat.Text(null, "pcs").Plain);
}
