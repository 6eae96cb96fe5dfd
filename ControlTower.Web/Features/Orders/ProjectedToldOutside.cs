using ControlTower.Core.Storage.Projections;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Features.Orders;

/// <summary>Out of the projections, where effects that were delivered live on.</summary>
public sealed class ProjectedToldOutside(IDbContextFactory<ProjectionsContext> contexts) : IToldOutside
{
    public async Task<IReadOnlyList<ToldLine>> FindAsync(string order, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Effects.AsNoTracking().Where(row => row.Origin == order).OrderByDescending(row => row.Sequence).Take(most)
            .Select(row => new ToldLine(row.Id, row.Type, row.Endpoint, row.Status, row.RequestedAt, row.DeliveredAt)).ToListAsync(cancellation);
    }
}
