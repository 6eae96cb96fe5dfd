using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Kpis;
using ControlTower.Core.Orders;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Reads what figures of stock, movements and waits are computed over.</summary>
internal sealed class GoodsRows(ProjectionsContext context)
{
    /// <summary>Before a period, what left is looked at for so long.</summary>
    private const int DaysBefore = 28;

    public async Task<KpiMaterial> AddToAsync(KpiMaterial material, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        var at = await context.Checkpoints.AsNoTracking().OrderBy(one => one.Version).LastOrDefaultAsync(cancellation);
        var days = await context.StockDays.AsNoTracking().Where(row => row.Day < end).OrderBy(row => row.Id).ToListAsync(cancellation);
        var movements = await context.Movements.AsNoTracking().Where(row => !row.Unpromised && row.PromisedAt >= begin && row.PromisedAt < end).OrderBy(row => row.Id).ToListAsync(cancellation);
        var waits = await context.Waits.AsNoTracking().Where(row => row.RequestedAt >= begin && row.RequestedAt < end).OrderBy(row => row.Id).ToListAsync(cancellation);
        var items = await context.Items.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        var sites = await context.Sites.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        return material with
        {
            AsOf = at?.RecordedAt,
            StockDays = [.. days.Select(Day)],
            // Without stock nothing is asked of what was shipped.
            ShippedLines = days.Count == 0 ? [] : await ShippedAsync(begin, end, cancellation),
            Movements = [.. movements.Select(Outcome)],
            Waits = [.. waits.Select(row => new WaitOutcome(row.Id, row.Function, row.HandOff, row.RequestedAt!.Value, row.AnsweredAt))],
            Items = [.. items.Select(row => new KpiItem(row.Id, row.Family, row is { UnitCost: { } micros, Currency: { } currency } ? new Money(micros, currency) : null))],
            Sites = [.. sites.Select(row => new KpiSite(NetworkFold.SiteOf(row)))],
        };
    }

    /// <summary>Of orders that the tower only knows: of those that it carries, the days of stock tell what left.</summary>
    private async Task<List<ShippedLine>> ShippedAsync(DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        var from = begin == DateTimeOffset.MinValue ? begin : begin.AddDays(-DaysBefore);
        var orders = await context.Orders.AsNoTracking()
            .Where(row => !row.Carried && ((row.ShippedAt >= from && row.ShippedAt < end) || (row.ShippedAt == null && row.DeliveredAt >= from && row.DeliveredAt < end)))
            .Select(row => new { row.Id, row.ShippedAt, row.DeliveredAt, row.Lines }).OrderBy(row => row.Id).ToListAsync(cancellation);
        return
        [
            .. orders.SelectMany(row => JsonSerializer.Deserialize<List<OrderLine>>(row.Lines, CanonicalJson.Options)!
                .Select(line => new ShippedLine(line.Item, line.Supplier, line.Quantity, (row.ShippedAt ?? row.DeliveredAt)!.Value))),
        ];
    }

    private static StockDay Day(StockDayRow row) => new(row.Site, row.Item, row.Day)
    {
        Net = new(row.Net),
        HeldMicroSeconds = row.HeldSeconds,
        In = new(row.In),
        Sold = new(row.Sold),
        Moved = new(row.Moved),
        Lost = new(row.Lost),
        Difference = new(row.Difference),
        Made = new(row.Made),
        Counts = row.Counts,
        CountsWithin = row.CountsWithin,
    };

    private static MovementOutcome Outcome(MovementRow row) => new(row.Id, row.PurchaseOrder, row.From, row.To, row.Carrier, row.PromisedAt)
    {
        ConfirmedFor = row.ConfirmedFor,
        ConfirmedQuantity = row.Confirmed is { } confirmed ? new Quantity(confirmed) : null,
        ArrivedAt = row.ArrivedAt,
        Ordered = new(row.Ordered),
        Received = row.Received is { } received ? new Quantity(received) : null,
    };
}
