using System.Text.Json;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel.Json;
using ControlTower.Tests.Architecture;

namespace ControlTower.Tests.Finance;

public sealed class VatTableTests
{
    [Fact]
    public void Objection_TwoRatesThatHoldAtOnce_NamesTheSecond()
    {
        VatRate first = new("DE", VatCategory.Standard, 19, new(2007, 1, 1), null, "UStG");
        VatRate second = new("DE", VatCategory.Standard, 16, new(2020, 7, 1), new(2021, 1, 1), "UStG");
        Assert.Equal(1, VatTable.Objection([first, second])?.Index);
        Assert.Null(VatTable.Objection([first with { Until = new(2020, 7, 1) }, second, first with { From = new(2021, 1, 1) }]));
        Assert.Equal(0, VatTable.Objection([second with { Until = second.From }])?.Index);
        Assert.Null(VatTable.Objection([first, second with { Country = "FR" }, second with { Category = VatCategory.Reduced }]));
    }

    [Fact]
    public void PercentOf_ADay_IsTheRateThatHeldOnIt()
    {
        var table = new VatTable(1, [new("DE", VatCategory.Standard, 16, new(2020, 7, 1), new(2021, 1, 1), "UStG")]);
        Assert.Null(table.PercentOf("DE", VatCategory.Standard, At(2020, 6, 30)));
        Assert.Equal(16, table.PercentOf("DE", VatCategory.Standard, At(2020, 7, 1)));
        Assert.Null(table.PercentOf("DE", VatCategory.Standard, At(2021, 1, 1)));
        Assert.Equal(0, table.PercentOf("DE", VatCategory.Exempt, At(1999, 1, 1)));
    }

    [Fact]
    public void Sample_OfRatesOfTheUnion_IsATableThatMayBePut()
    {
        var text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "finance", "vat-rates-eu.json"));
        var rates = JsonDocument.Parse(text).RootElement.GetProperty("rates").Deserialize<List<VatRate>>(CanonicalJson.Options)!;
        Assert.Null(VatTable.Objection(rates));
        var table = new VatTable(1, rates);
        Assert.Equal((16m, 19m, 25.5m), (table.PercentOf("DE", VatCategory.Standard, At(2020, 12, 31)), table.PercentOf("DE", VatCategory.Standard, At(2021, 1, 1)), table.PercentOf("FI", VatCategory.Standard, At(2024, 9, 1))));
        Assert.All(rates, rate => Assert.True(VatTable.InUnion(rate.Country) && rate.Source.Length > 0));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
