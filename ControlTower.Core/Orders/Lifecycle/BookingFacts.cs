using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>A carrier is asked to fetch what a site was told to prepare.</summary>
[FactKind("order.booked")]
public sealed record OrderBooked(OrderBooking Booking) : IFact;

/// <summary>The carrier answered with its reference, its label or when it will arrive.</summary>
[FactKind("order.bookingAnswered")]
public sealed record BookingAnswered(string Order, string Booking, string? Tracking, string? Label, DateTimeOffset? Eta) : IFact;

/// <summary>Nothing is left to be fetched.</summary>
[FactKind("order.bookingWithdrawn")]
public sealed record BookingWithdrawn(string Order, string Booking) : IFact;

/// <summary>It will arrive later than was promised or told last.</summary>
/// <param name="Was">The promise, or what was told last.</param>
[FactKind("order.delayed")]
public sealed record OrderDelayed(string Order, DateTimeOffset Was, DateTimeOffset Expected) : IFact;
