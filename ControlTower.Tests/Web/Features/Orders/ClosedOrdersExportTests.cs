using System.Globalization;
using ControlTower.Core.Orders;
using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

public sealed class ClosedOrdersExportTests
{
    private static readonly DateTimeOffset Placed = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 0)]
    [InlineData(2_000, 0)]
    [InlineData(2_500, 7)]
    public async Task Rows_OrdersEndMeanwhile_TellEachThatWasOverOnce(int orders, int endMeanwhile)
    {
        var history = new GrowingHistory(orders, endMeanwhile);
        var told = new List<string>();
        await foreach (var row in ClosedOrdersExport.RowsAsync(history, new(), CancellationToken.None)) told.Add((string)row[0]!);
        Assert.Equal(told.Count, told.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(GrowingHistory.Ids(0, orders).Except(told));
    }

    [Fact]
    public async Task Rows_OfAFilter_AskForItsTextAndChannel()
    {
        var history = new GrowingHistory(1, 0);
        await foreach (var row in ClosedOrdersExport.RowsAsync(history, OrderFilter.Parse("C-1", "web", null, null), CancellationToken.None)) Assert.Equal("Delivered", row[5]);
        Assert.Equal(("C-1", "web"), (history.Asked!.Text, history.Asked.Channel));
    }

    /// <summary>After each answer some more orders are over, and stand before all others.</summary>
    private sealed class GrowingHistory(int orders, int more) : IOrderHistory
    {
        private int over = orders;

        public OrderHistoryQuery? Asked { get; private set; }

        public static IEnumerable<string> Ids(int from, int until) => Enumerable.Range(from, until - from).Select(number => number.ToString("D6", CultureInfo.InvariantCulture));

        public Task<OrderHistoryPage> FindAsync(OrderHistoryQuery query, CancellationToken cancellation)
        {
            Asked = query;
            var found = Ids(0, over).Reverse().Skip(query.Skip).Take(query.Take).Select(id => new ClosedOrder(new(id, "C-1", null, "north", "web", Placed, null, []), OrderStatus.Delivered, Placed));
            var page = new OrderHistoryPage([.. found], over, 7);
            over += more;
            return Task.FromResult(page);
        }

        public Task<ClosedOrder?> FindOneAsync(string id, CancellationToken cancellation) => Task.FromResult<ClosedOrder?>(null);
    }
}
