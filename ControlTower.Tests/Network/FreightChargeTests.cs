using ControlTower.Core.Network;

namespace ControlTower.Tests.Network;

public sealed class FreightChargeTests
{
    private static readonly RateEntry Rate = new("road")
    {
        Fixed = 4,
        PerUnit = 0.5m,
        PerKg = 1,
        Minimum = 10,
        Breaks = [new(100, 0.6m), new(500, 0.5m)],
    };

    [Theory]
    [InlineData(1, 10)] // 4 + 0.5 + 1, but the minimum is more
    [InlineData(20, 24.5)] // 4 + 0.5 + 20
    [InlineData(59, 63.5)] // 4 + 0.5 + 59
    [InlineData(80, 64.5)] // as 100 kg at 0.6: 4 + 0.5 + 60
    [InlineData(100, 64.5)]
    [InlineData(400, 244.5)] // 4 + 0.5 + 240
    [InlineData(450, 254.5)] // as 500 kg at 0.5: 4 + 0.5 + 250
    [InlineData(600, 304.5)]
    public void Weight_AcrossBreaks_IsChargedAtTheHighestReachedOrAsTheNextOne(double kg, double amount) =>
        Assert.Equal((decimal)amount, FreightCharge.Of(Rate, null, new(1, (decimal)kg, 0)).Amount);

    [Fact]
    public void Charge_MoreWeight_NeverCostsLess()
    {
        var amounts = Enumerable.Range(0, 1200).Select(kg => FreightCharge.Of(Rate, null, new(1, kg, 0)).Amount).ToList();
        Assert.Equal(amounts.Order(), amounts);
    }

    [Theory]
    [InlineData(5_000, 40)] // 200,000 cm³ at 5,000 are 40 kg
    [InlineData(50_000, 30)] // 4 kg, below the weight
    [InlineData(null, 30)]
    public void Volume_WhereItWeighsMore_IsCharged(int? divisor, double kg) =>
        Assert.Equal((decimal)kg, FreightCharge.Of(Rate, new("road", "Road", divisor), new(1, 30, 200_000)).ChargeableKg);
}
