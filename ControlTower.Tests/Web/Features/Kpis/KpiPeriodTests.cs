using ControlTower.Core.Kpis;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Tests.Web.Features.Kpis;

public sealed class KpiPeriodTests
{
    [Fact]
    public void Parse_Nothing_IsAllThereIs() => Assert.Equal(new KpiQuery(), KpiPeriod.Parse(null, "", null).Value);

    [Theory]
    [InlineData("2018-03-15", "2018-03-15T00:00:00Z")]
    [InlineData("2018-03-15T12:00:00Z", "2018-03-15T12:00:00Z")]
    [InlineData("2018-03-15T12:00:00.5+01:00", "2018-03-15T11:00:00.5Z")]
    [InlineData("2018-03-15T12:00Z", "2018-03-15T12:00:00Z")]
    public void Parse_AnInstant_IsReadInUtc(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), KpiPeriod.Parse(text, null, null).Value!.From);

    [Theory]
    [InlineData("yesterday", null, null, "from")]
    [InlineData("2018-03-15T12:00:00", null, null, "from")]
    [InlineData("2018-02-30", null, null, "from")]
    [InlineData(null, "15.03.2018", null, "to")]
    [InlineData("2018-03-15", "2018-03-15", null, "to")]
    [InlineData(null, null, "colour", "by")]
    public void Parse_WhatCannotBeRead_NamesTheField(string? from, string? to, string? by, string field)
    {
        var refusal = KpiPeriod.Parse(from, to, by).Refusal;
        Assert.Equal(field, refusal?.Pointer);
    }
}
