using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower;

/// <summary>How many hours after the time at which something should have happened the tower still waits for the news, from 0 to 8,760.</summary>
/// <param name="Confirmation">After a purchase order was placed.</param>
/// <param name="Departure">After a shipment was to leave.</param>
/// <param name="Arrival">After a purchase order or shipment was expected.</param>
/// <param name="Start">After a production order was to start.</param>
/// <param name="Completion">After a production order was due.</param>
/// <param name="Delivery">After an order was promised.</param>
public sealed record SilenceRules(
    decimal Confirmation = 48, decimal Departure = 4, decimal Arrival = 4, decimal Start = 4, decimal Completion = 4, decimal Delivery = 24)
{
    public decimal HoursOf(DueWhat what) => what switch
    {
        DueWhat.Confirmation => Confirmation,
        DueWhat.Departure => Departure,
        DueWhat.Arrival => Arrival,
        DueWhat.Start => Start,
        DueWhat.Completion => Completion,
        _ => Delivery,
    };

    /// <summary>What was due by then is overdue at <paramref name="now"/>.</summary>
    public DateTimeOffset DueBefore(DueWhat what, DateTimeOffset now) => now.AddTicks(-Ticks(what));

    /// <summary>When what is due at a time becomes overdue.</summary>
    public DateTimeOffset? Bell(DueWhat what, DateTimeOffset? due) =>
        due is not { } at ? null : at.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - Ticks(what) ? DateTimeOffset.MaxValue : at.AddTicks(Ticks(what));

    private long Ticks(DueWhat what) => (long)(HoursOf(what) * TimeSpan.TicksPerHour);
}
