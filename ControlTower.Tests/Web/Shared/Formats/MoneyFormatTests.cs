using ControlTower.Web.Shared.Formats;

namespace ControlTower.Tests.Web.Shared.Formats;

public sealed class MoneyFormatTests
{
    [Theory]
    [InlineData(38400, "EUR\u202f38\u202f400")]
    [InlineData(0, "EUR\u202f0")]
    [InlineData(-182, "EUR\u202f\u2212182")]
    [InlineData(999.5, "EUR\u202f1\u202f000")]
    public void Text_Whole_GroupsByNarrowSpaceAndRoundsAwayFromZero(double amount, string expected) =>
        Assert.Equal(expected, MoneyFormat.Text((decimal)amount, "EUR").Plain);

    [Theory]
    [InlineData(1_840_000, "EUR\u202f1.84\u202fm")]
    [InlineData(999_999, "EUR\u202f999\u202f999")]
    [InlineData(1_000_000, "EUR\u202f1.00\u202fm")]
    [InlineData(-2_500_000_000, "EUR\u202f\u22122.50\u202fbn")]
    public void Text_Short_SaysMillionsFromAMillion(double amount, string expected) =>
        Assert.Equal(expected, MoneyFormat.Text((decimal)amount, "EUR", MoneyPrecision.Short).Plain);

    [Theory]
    [InlineData("EUR", "EUR\u202f10.50")]
    [InlineData("JPY", "JPY\u202f11")]
    [InlineData("KWD", "KWD\u202f10.500")]
    public void Text_Exact_ShowsTheCurrencysMinorUnit(string currency, string expected) =>
        Assert.Equal(expected, MoneyFormat.Text(10.5m, currency, MoneyPrecision.Exact).Plain);

    [Fact]
    public void Text_Unknown_IsADashAndNotZero() => Assert.Equal("—", MoneyFormat.Text(null, "EUR").Plain);

    [Fact]
    public void Text_SignedDelta_CarriesAPlus() =>
        Assert.Equal("+159\u202f704", MoneyFormat.Text(159_704, "", signed: true).Plain);
}
