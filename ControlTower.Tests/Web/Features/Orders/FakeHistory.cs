using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>A history of nothing; it answers when it is let, or breaks.</summary>
internal sealed class FakeHistory : IOrderHistory
{
    /// <summary>Whoever asks waits for it.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public bool Broken { get; set; }

    public async Task<OrderHistoryPage> FindAsync(OrderHistoryQuery query, CancellationToken cancellation)
    {
        await Ready;
        return Broken ? throw new IOException("The disk does not answer.") : new([], 0, 7);
    }

    public async Task<ClosedOrder?> FindOneAsync(string id, CancellationToken cancellation)
    {
        await Ready;
        return null;
    }
}
