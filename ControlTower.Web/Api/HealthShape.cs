using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Api;

/// <summary>A supplier or carrier with its health.</summary>
/// <param name="Score">0 to 100; null while nothing was measured.</param>
/// <param name="Trend">The newest 25 deliveries against the 25 before; null while fewer than 5 came before.</param>
public sealed record HealthShape(string Id, string Name, int? Tier, int? Score, HealthTrendShape? Trend, HealthParts Parts)
{
    public static HealthShape Of(PartnerLine line)
    {
        var figures = line.Figures;
        return new(line.Id, line.Name, line.Tier, figures.Score, figures.Trend is { } trend ? new(trend.Recent.Share, trend.Before.Share, trend.Points) : null, new(
            new(figures.OnTime.Share, figures.OnTime.Total), new(figures.InFull.Share, figures.InFull.Total), new(figures.ConfirmedAsAsked.Share, figures.ConfirmedAsAsked.Total),
            line.OpenCases.Count, figures.HoursLateMedian, figures.LastHeardAt)
        {
            Cases = line.OpenCases,
        });
    }
}

/// <param name="Recent">On time in full, 0 to 1.</param>
/// <param name="Points">Percentage points gained.</param>
public sealed record HealthTrendShape(decimal? Recent, decimal? Before, decimal Points);

/// <param name="HoursLateMedian">Of the deliveries that came after the promised day.</param>
public sealed record HealthParts(HealthPart OnTime, HealthPart InFull, HealthPart ConfirmedAsAsked, int OpenCases, decimal? HoursLateMedian, DateTimeOffset? LastHeardAt)
{
    public IReadOnlyList<string> Cases { get; init; } = [];
}

/// <param name="Share">0 to 1, four decimals; null of none.</param>
/// <param name="Of">How many were measured.</param>
public sealed record HealthPart(decimal? Share, int Of);
