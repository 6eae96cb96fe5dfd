using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Partners;

/// <summary>How a supplier or carrier does, from what is remembered of it.</summary>
/// <param name="Score">0 to 100: on time weighs 50, in full 30, confirmed as asked 20, over what is measured; null where nothing is.</param>
public sealed record PartnerFigures(int? Score, HealthShare OnTime, HealthShare InFull, HealthShare ConfirmedAsAsked)
{
    public const int OnTimeWeight = 50;
    public const int InFullWeight = 30;
    public const int ConfirmedWeight = 20;

    /// <summary>The newest deliveries, which are held against as many before them.</summary>
    public const int Recent = 25;

    /// <summary>Fewer say nothing of a trend.</summary>
    private const int LeastBefore = 5;

    /// <summary>Median of those deliveries that came after the promised day; null where none did.</summary>
    public decimal? HoursLateMedian { get; init; }

    public HealthTrend? Trend { get; init; }

    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>On time and in full, oldest first.</summary>
    public IReadOnlyList<bool> Course { get; init; } = [];

    public static PartnerFigures Of(PartnerRecord record)
    {
        var onTime = HealthShare.Of(record.Deliveries, mark => mark.OnTime);
        var inFull = HealthShare.Of(record.Deliveries, mark => mark.InFull);
        var confirmed = HealthShare.Of(record.Confirmations, mark => mark.AsAsked);
        return new(Weigh((onTime, OnTimeWeight), (inFull, InFullWeight), (confirmed, ConfirmedWeight)), onTime, inFull, confirmed)
        {
            HoursLateMedian = Median([.. record.Deliveries.Where(mark => !mark.OnTime).Select(mark => (mark.ArrivedAt - mark.PromisedAt).Ticks).Order()]),
            Trend = TrendOf(record.Deliveries),
            LastHeardAt = record.LastHeardAt,
            Course = [.. record.Deliveries.Select(mark => mark.OnTime && mark.InFull)],
        };
    }

    private static int? Weigh(params (HealthShare Share, int Weight)[] parts)
    {
        var measured = parts.Where(part => part.Share.Total > 0).ToList();
        if (measured.Count == 0) return null;
        return (int)decimal.Round(measured.Sum(part => 100m * part.Share.Met * part.Weight / part.Share.Total) / measured.Sum(part => part.Weight), MidpointRounding.ToEven);
    }

    private static HealthTrend? TrendOf(IReadOnlyList<DeliveryMark> deliveries)
    {
        static HealthShare Both(IEnumerable<DeliveryMark> marks) => HealthShare.Of([.. marks], mark => mark.OnTime && mark.InFull);
        var before = deliveries.SkipLast(Recent).TakeLast(Recent).ToList();
        return before.Count < LeastBefore ? null : new(Both(deliveries.TakeLast(Recent)), Both(before));
    }

    private static decimal? Median(List<long> ticks)
    {
        if (ticks.Count == 0) return null;
        var middle = ticks.Count % 2 == 1 ? ticks[ticks.Count / 2] : (ticks[(ticks.Count / 2) - 1] + ticks[ticks.Count / 2]) / 2m;
        return decimal.Round(middle / TimeSpan.TicksPerHour, 2);
    }
}

/// <param name="Met">Of so many.</param>
public sealed record HealthShare(int Met, int Total)
{
    /// <summary>0 to 1, four decimals; null of none.</summary>
    public decimal? Share => Total == 0 ? null : decimal.Round((decimal)Met / Total, 4);

    public static HealthShare Of<T>(IReadOnlyList<T> marks, Func<T, bool> met) => new(marks.Count(met), marks.Count);
}

/// <summary>On time and in full: the newest deliveries, and as many before them.</summary>
public sealed record HealthTrend(HealthShare Recent, HealthShare Before)
{
    /// <summary>Percentage points gained.</summary>
    public decimal Points => decimal.Round(100 * ((Recent.Share ?? 0) - (Before.Share ?? 0)), 1);
}
