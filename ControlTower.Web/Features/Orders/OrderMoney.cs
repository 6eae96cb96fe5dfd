using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>One amount of an order: what its goods are worth, what carrying it costs, what was paid and what was billed.</summary>
/// <param name="Note">Where it stands; null where there is nothing to say.</param>
public sealed record OrderMoney(string What, Money? Amount, string? Note = null)
{
    /// <summary>So many invoices are listed.</summary>
    public const int Most = 20;

    /// <summary>Where it is dealt with; null where nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>In the order in which money meets an order. An amount that nobody told is left out, but for the value of the goods.</summary>
    public static IReadOnlyList<OrderMoney> Of(TowerState state, Order order, OrderTrack? track) =>
    [
        new("Goods", OrderFigures.ValueOf(order)), .. Booked(track), .. state.Finance.Orders.Find(order.Id) is { } paid ? Paid(paid) : [], .. Billed(state, order.Id),
        .. (track?.Returns ?? []).Where(one => one.Amount is not null).Select(one => new OrderMoney($"Given back for {one.Id}", one.Amount)),
    ];

    private static IEnumerable<OrderMoney> Booked(OrderTrack? track) =>
        (track?.Bookings ?? []).Where(one => one.Status != BookingStatus.Withdrawn).Select(one => new OrderMoney($"Carriage {one.Id}", one.Cost, one.Carrier));

    private static IEnumerable<OrderMoney> Paid(OrderPayment paid)
    {
        if (paid.Due is { } due) yield return new("To be paid first", due, paid.Held ? "it waits for its money" : "is there");
        if (paid.Authorised is { Micros: not 0 } authorised) yield return new("Authorised", authorised);
        if (paid.Captured is { Micros: not 0 } captured) yield return new("Captured", captured);
        if (paid.Refunded is { Micros: not 0 } refunded) yield return new("Refunded", refunded);
    }

    private static IEnumerable<OrderMoney> Billed(TowerState state, string order) => state.Finance.Invoices.Billing(order).Take(Most).Select(one =>
        new OrderMoney(one.Credit ? "Credit note" : "Invoice", one.Total, $"{one.Number}, {InvoiceWords.Of(one.Status)}") { Href = $"/settlement?show={Show(one.Status)}&id={Uri.EscapeDataString(one.Id)}" });

    /// <summary>The part of the settlement desk where it lies.</summary>
    private static string Show(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Held or InvoiceStatus.Disputed => "held",
        InvoiceStatus.Waiting => "waiting",
        InvoiceStatus.Approved or InvoiceStatus.InPayment => "approved",
        _ => "over",
    };
}
