using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders;
using ControlTower.Core.Storage.Projections;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Features.Orders;

/// <summary>Orders that are over, out of the projections.</summary>
public sealed class ProjectedOrderHistory(IDbContextFactory<ProjectionsContext> contexts, Projector projector) : IOrderHistory
{
    public async Task<OrderHistoryPage> FindAsync(OrderHistoryQuery query, CancellationToken cancellation)
    {
        var version = projector.Version;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Orders.AsNoTracking().Where(row => row.Outcome != null);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.Outcome is { } outcome) rows = rows.Where(row => row.Outcome == outcome);
        if (query.Text is { } text)
        {
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(row => EF.Functions.Like(row.Id, pattern, "\\") || EF.Functions.Like(row.Customer, pattern, "\\"));
        }
        var found = await rows.OrderByDescending(row => row.EndedAt).ThenBy(row => row.Id).Skip(query.Skip).Take(query.Take).ToListAsync(cancellation);
        return new([.. found.Select(OrderOf)], await rows.CountAsync(cancellation), version);
    }

    public async Task<ClosedOrder?> FindOneAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Orders.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Outcome != null, cancellation) is { } row ? OrderOf(row) : null;
    }

    private static ClosedOrder OrderOf(OrderRow row)
    {
        var lines = JsonSerializer.Deserialize<List<OrderLine>>(row.Lines, CanonicalJson.Options)!;
        var order = new Order(row.Id, row.Customer, row.Destination, row.Region, row.Channel, row.PlacedAt, row.PromisedBy, lines)
        {
            Status = row.Outcome!.Value,
            ApprovedAt = row.ApprovedAt,
            ShippedAt = row.ShippedAt,
            DeliveredAt = row.DeliveredAt,
        };
        return new(order, row.Outcome.Value, row.EndedAt);
    }
}
