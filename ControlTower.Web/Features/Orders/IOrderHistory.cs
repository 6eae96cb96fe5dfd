using ControlTower.Core.Orders;

namespace ControlTower.Web.Features.Orders;

/// <summary>Orders that are over, from the projections. The page says that history is not available until one is registered.</summary>
public interface IOrderHistory
{
    /// <summary>The latest end first, those that ended at an unknown time last; then by id.</summary>
    Task<OrderHistoryPage> FindAsync(OrderHistoryQuery query, CancellationToken cancellation);

    /// <summary>One order that is over; null where there is none of that id, or it is still open.</summary>
    Task<ClosedOrder?> FindOneAsync(string id, CancellationToken cancellation);
}

/// <param name="Text">Part of an order's or a customer's id, without regard to case; null for all.</param>
/// <param name="Channel">Null for all.</param>
/// <param name="Outcome">Delivered, Cancelled or Unavailable; null for all.</param>
/// <param name="Skip">Rows to pass over.</param>
/// <param name="Take">Rows wanted, 1 to 1,000.</param>
public sealed record OrderHistoryQuery(string? Text, string? Channel, OrderStatus? Outcome, int Skip, int Take);

/// <param name="Total">How many meet the query in all.</param>
/// <param name="Version">Sequence of the last fact that the answer knows of.</param>
public sealed record OrderHistoryPage(IReadOnlyList<ClosedOrder> Orders, int Total, long Version);

/// <param name="Order">With its lines and the milestones it reached.</param>
/// <param name="EndedAt">Null where nobody recorded it.</param>
public sealed record ClosedOrder(Order Order, OrderStatus Outcome, DateTimeOffset? EndedAt);
