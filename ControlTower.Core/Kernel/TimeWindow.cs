namespace ControlTower.Core.Kernel;

/// <summary>A span of time, <see cref="From"/> included, <see cref="Until"/> not; open towards the future when Until is null.</summary>
public readonly record struct TimeWindow
{
    /// <exception cref="ArgumentException">Until is not after From.</exception>
    public TimeWindow(DateTimeOffset from, DateTimeOffset? until)
    {
        if (until is { } end && end <= from) throw new ArgumentException("A window ends after it begins.", nameof(until));
        From = from;
        Until = until;
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset? Until { get; }

    public bool Contains(DateTimeOffset at) => at >= From && (Until is not { } end || at < end);

    public bool Overlaps(TimeWindow other) =>
        (Until is not { } end || other.From < end) && (other.Until is not { } otherEnd || From < otherEnd);
}
