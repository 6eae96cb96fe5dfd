namespace ControlTower.Core.Kpis;

/// <summary>The timing of a line where the source does not state it.</summary>
public static class LineTimings
{
    /// <summary>By calendar day in UTC: delivered on a later day than promised is late, on an earlier one early. Open where a time is missing.</summary>
    public static LineTiming Of(OrderEnd ended, DateTimeOffset? deliveredAt, DateTimeOffset? promisedBy)
    {
        if (ended is OrderEnd.Cancelled or OrderEnd.Unavailable) return LineTiming.Cancelled;
        if (ended != OrderEnd.Delivered || deliveredAt is not { } at || promisedBy is not { } promise) return LineTiming.Open;
        var order = at.UtcDateTime.Date.CompareTo(promise.UtcDateTime.Date);
        return order > 0 ? LineTiming.Late : order < 0 ? LineTiming.Early : LineTiming.OnTime;
    }
}
