using ControlTower.Web.Shared.Export;

namespace ControlTower.Tests.Web.Shared.Export;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("@risk", "'@risk")]
    public void Line_ATextFromOutside_IsQuotedAndNeverAFormula(string text, string expected) => Assert.Equal(expected + "\r\n", CsvFile.Line([text]));

    [Fact]
    public void Line_Figures_AreUnroundedWithAPoint() =>
        Assert.Equal("-1.5,0.1234567890123,,2026-03-02T08:00:00.5Z\r\n", CsvFile.Line([-1.5m, 0.1234567890123, null, new DateTimeOffset(2026, 3, 2, 9, 0, 0, 500, TimeSpan.FromHours(1))]));
}
