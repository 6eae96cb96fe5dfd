using ControlTower.Core.Kpis;

namespace ControlTower.Tests.Kpis;

public class CaseKpiTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly CaseOutcome Whole = new()
    {
        Id = "EX-1",
        Kind = "supplierDelay",
        Site = "SUP-1",
        OccurredAt = Start,
        DetectedAt = Start.AddHours(1),
        AcknowledgedAt = Start.AddHours(3),
        DecidedAt = Start.AddHours(7),
        ActedAt = Start.AddHours(15),
        ConfirmedAt = Start.AddHours(31),
        Automatic = false,
        DecisionWindowHours = 8,
        DecisionHours = 6,
    };

    private static readonly CaseOutcome Fresh = new() { Id = "EX-2", Kind = "surge", OccurredAt = Start, DetectedAt = Start.AddHours(3) };

    [Theory]
    [InlineData("occurredToDetected", 2, 2)]
    [InlineData("detectedToAcknowledged", 2, 1)]
    [InlineData("acknowledgedToDecided", 4, 1)]
    [InlineData("decidedToActed", 8, 1)]
    [InlineData("detectionToResponse", 14, 1)]
    [InlineData("actedToConfirmed", 16, 1)]
    [InlineData("decisionLatencyAgainstWindow", 0.75, 1)]
    [InlineData("automationRate", 0, 1)]
    public void Stages_AreOverTheCasesThatReachedThem(string kpi, double value, int n)
    {
        var figure = Figures(kpi, new KpiQuery()).Single();
        Assert.Equal((value, n), (figure.Value, figure.N));
    }

    [Fact]
    public void AutomationRate_CountsDecidedCasesOnly() =>
        Assert.Equal(0.5, KpiReport.Compute([KpiCatalog.Find("automationRate")!], new KpiQuery(), new([], [Whole, Whole with { Id = "EX-3", Automatic = true }, Fresh])).Single().Value);

    [Fact]
    public void Selection_IsByDetection() => Assert.Equal(1, Figures("occurredToDetected", new KpiQuery(From: Start.AddHours(2))).Single().N);

    [Fact]
    public void BySite_CasesStandAtTheirSite() =>
        Assert.Equal([("SUP-1", 1), ("unknown", 1)], Figures("occurredToDetected", new KpiQuery(By: KpiSlice.Site)).Select(value => (value.By!, value.N)));

    [Fact]
    public void ByChannel_CasesSayThatTheyHaveNone()
    {
        var figure = Figures("occurredToDetected", new KpiQuery(By: KpiSlice.Channel)).Single();
        Assert.Equal((null, "channel of cases"), (figure.Value, figure.MissingInput));
    }

    private static IReadOnlyList<KpiValue> Figures(string kpi, KpiQuery query) => KpiReport.Compute([KpiCatalog.Find(kpi)!], query, new([], [Whole, Fresh]));
}
