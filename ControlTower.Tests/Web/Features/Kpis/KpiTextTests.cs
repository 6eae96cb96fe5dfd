using ControlTower.Web.Features.Kpis;

namespace ControlTower.Tests.Web.Features.Kpis;

public sealed class KpiTextTests
{
    [Theory]
    [InlineData(0.0, "0 s")]
    [InlineData(0.025, "1 m 30 s")]
    [InlineData(2.2, "2 h 12 m")]
    [InlineData(-1.5, "\u22121 h 30 m")]
    public void Of_Hours_ReadsAsADuration(double hours, string text) =>
        Assert.Equal(text, KpiText.Of(hours, "hours").Plain.Replace('\u00a0', ' ').Replace('\u202f', ' '));

    [Fact]
    public void Inputs_NamesOfTheApi_BecomeWords() =>
        Assert.Equal("delivered quantities, undamaged, promised dates", KpiText.Inputs("deliveredQuantity, undamaged, promised dates"));
}
