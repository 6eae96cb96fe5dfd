using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders;
using ControlTower.Core.Storage.Projections;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Features.Orders;

/// <summary>Closed orders out of the projections.</summary>
public sealed class ProjectedOrderHistory(IDbContextFactory<ProjectionsContext> contexts) : IOrderHistory
{
    public async Task<OrderHistoryPage> FindAsync(OrderHistoryQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = context.Orders.AsNoTracking().Where(row => row.Outcome != null);
        if (query.Text is { Length: > 0 } text) found = found.Where(row => EF.Functions.Like(row.Id, $"%{text}%") || EF.Functions.Like(row.Customer, $"%{text}%"));
        if (query.Channel is { } channel) found = found.Where(row => row.Channel == channel);
        if (query.Outcome is { } outcome) found = found.Where(row => row.Outcome == outcome);
        var total = await found.CountAsync(cancellation);
        var rows = await found.OrderByDescending(row => row.EndedAt).ThenBy(row => row.Id).Skip(query.Skip).Take(query.Take).ToListAsync(cancellation);
        return new([.. rows.Select(Closed)], total, await context.VersionAsync(cancellation));
    }

    public async Task<ClosedOrder?> FindOneAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Orders.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Outcome != null, cancellation) is { } row ? Closed(row) : null;
    }

    private static ClosedOrder Closed(Core.Storage.Projections.OrderRow row)
    {
        var order = new Order(
            row.Id, row.Customer, row.Destination, row.Region, row.Channel, row.PlacedAt, row.PromisedBy,
            JsonSerializer.Deserialize<List<OrderLine>>(row.Lines, CanonicalJson.Options)!)
        {
            Status = row.Status,
            ApprovedAt = row.ApprovedAt,
            ShippedAt = row.ShippedAt,
            DeliveredAt = row.DeliveredAt,
        };
        return new(order, row.Outcome!.Value, row.EndedAt);
    }
}
