using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

public enum BookingStatus { Asked, Confirmed, Used, Withdrawn }

/// <summary>What a carrier is asked to fetch from one site for an order, at the offer that was the best when it was asked.</summary>
/// <param name="Arrives">As the offer reckons; the carrier's own word is <see cref="Eta"/>.</param>
public sealed record OrderBooking(string Id, string Order, string Site, string? Carrier, string? Service, Money Cost, Money ExpectedCost, DateTimeOffset Leaves, DateTimeOffset Arrives)
{
    /// <summary>The next best offer; null where there was none.</summary>
    public string? RunnerUp { get; init; }

    /// <summary>What it would have been expected to cost, lateness included.</summary>
    public Money? RunnerUpCost { get; init; }

    /// <summary>The carrier's reference; null until it answered.</summary>
    public string? Tracking { get; init; }

    /// <summary>Where the label is.</summary>
    public string? Label { get; init; }

    public DateTimeOffset? Eta { get; init; }

    public BookingStatus Status { get; init; }

    public bool Open => Status is BookingStatus.Asked or BookingStatus.Confirmed;
}
