using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Orders.Routing;

/// <summary>What decides which policy an order meets.</summary>
public sealed record RoutedOrder(Order Order, OrderType Type, int Priority)
{
    /// <param name="family">Of an item; null where the network tells none.</param>
    public IEnumerable<string> Families(Func<string, string?> family) => Order.Lines.Select(line => line.Family ?? family(line.Item)).OfType<string>();

    public static RoutedOrder Of(OrderTrack track) =>
        new(track.Order, track.PickUp is not null ? OrderType.PickUp : track.LinkedTo is not null ? OrderType.Replacement : OrderType.Delivery, track.Priority);
}

/// <summary>The policy that applies to an order.</summary>
public static class RoutingChoice
{
    /// <param name="family">Of an item; null where the network tells none.</param>
    /// <returns>Null where none fits: <see cref="SourcingTerms.Standard"/> holds.</returns>
    public static RoutingPolicy? For(OrdinalMap<RoutingPolicy> policies, RoutedOrder order, Func<string, string?> family) => policies.Values
        .Where(policy => policy.Applying is { } document && Fits(document.When, order, family)).MinBy(policy => (policy.Applying!.Rank, policy.Id), RankThenId);

    public static bool Fits(RoutingScope scope, RoutedOrder order, Func<string, string?> family) =>
        (scope.OrderTypes.Count == 0 || scope.OrderTypes.Contains(order.Type))
        && Among(scope.Channels, order.Order.Channel) && Among(scope.Customers, order.Order.Customer) && Among(scope.Regions, order.Order.Region)
        && order.Priority >= scope.PriorityAtLeast && order.Priority <= scope.PriorityAtMost
        && !(order.Order.PlacedAt < scope.From) && !(order.Order.PlacedAt >= scope.Until)
        && (scope.Hours is not { } hours || hours.Contain(order.Order.PlacedAt))
        && (scope.Families.Count == 0 || order.Families(family).Any(one => scope.Families.Contains(one, StringComparer.Ordinal)));

    private static Comparer<(int Rank, string Id)> RankThenId { get; } =
        Comparer<(int Rank, string Id)>.Create((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(a.Id, b.Id));

    private static bool Among(IReadOnlyList<string> names, string? one) => names.Count == 0 || (one is not null && names.Contains(one, StringComparer.Ordinal));
}
