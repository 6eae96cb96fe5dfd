using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>Unshipped orders by site and promise: what a site has to do, in the order in which it does it. History has nothing left to be done.</summary>
internal static class SiteQueue
{
    public static OrdinalMap<Quantity> With(OrdinalMap<Quantity> queue, Order order) =>
        order is { Unshipped: true, KnownAt: not null } && KeyOf(order) is { } key
            ? queue.Set(key, new(order.Lines.Aggregate(0L, (sum, line) => Micros.AddCapped(sum, line.Quantity.Micros))))
            : queue;

    public static OrdinalMap<Quantity> Without(OrdinalMap<Quantity> queue, Order order) => KeyOf(order) is { } key ? queue.Remove(key) : queue;

    private static string? KeyOf(Order order) => order is { Destination: { } site, PromisedBy: { } promised } ? Keys.Of(site, Keys.Part(promised), order.Id) : null;
}

/// <param name="Quantity">Units of all its lines.</param>
public sealed record WaitingOrder(string Order, DateTimeOffset PromisedBy, Quantity Quantity);
