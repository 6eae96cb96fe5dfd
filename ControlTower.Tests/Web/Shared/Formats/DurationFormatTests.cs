using ControlTower.Web.Shared.Formats;

namespace ControlTower.Tests.Web.Shared.Formats;

public sealed class DurationFormatTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(38.9, "38 s")]
    [InlineData(455, "7 m 35 s")]
    [InlineData(3600, "1 h")]
    [InlineData(4320, "1 h 12 m")]
    [InlineData(86399, "23 h 59 m")]
    [InlineData(187200, "2 d 4 h")]
    public void Elapsed_Natural_ShowsTwoUnitsRoundedDown(double seconds, string expected) =>
        Assert.Equal(expected, Spaced(DurationFormat.Elapsed(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(59.2, "1 m")]
    [InlineData(3599.5, "1 h")]
    [InlineData(10_050, "2 h 48 m")]
    [InlineData(86_370, "1 d")]
    [InlineData(-5, "0 s")]
    public void Left_AnyScale_RoundsUp(double seconds, string expected) =>
        Assert.Equal(expected, Spaced(DurationFormat.Left(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(72, "72 h")]
    [InlineData(26.5, "26 h 30 m")]
    [InlineData(74, "3 d 2 h")]
    public void Elapsed_HoursScale_StaysInHoursTo72(double hours, string expected) =>
        Assert.Equal(expected, Spaced(DurationFormat.Elapsed(TimeSpan.FromHours(hours), DurationScale.Hours)));

    [Fact]
    public void LeftAndElapsed_AtTheSameMoment_AddUpToTheWindow()
    {
        var elapsed = new TimeSpan(1, 11, 30);
        var left = TimeSpan.FromHours(4) - elapsed;
        Assert.Equal("1 h 11 m", Spaced(DurationFormat.Elapsed(elapsed)));
        Assert.Equal("2 h 49 m", Spaced(DurationFormat.Left(left)));
    }

    [Theory]
    [InlineData(0.48, "0.4 s")]
    [InlineData(9.99, "9.9 s")]
    [InlineData(38, "38 s")]
    public void Age_UnderTenSeconds_ShowsTenths(double seconds, string expected) =>
        Assert.Equal(expected, Spaced(DurationFormat.Age(TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void Elapsed_Unknown_IsADash() => Assert.Equal("—", DurationFormat.Elapsed(null).Plain);

    private static string Spaced(FigureText text) => text.Plain.Replace('\u202f', ' ').Replace('\u00a0', ' ');
}
