using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Kpis;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Reads what figures are computed over: orders by the time they were placed, cases by the time they were detected, movements by the time they were due; stock from its first day on.</summary>
public sealed class KpiRows(IDbContextFactory<ProjectionsContext> contexts)
{
    /// <summary>In order of id; all of one version.</summary>
    /// <param name="from">Included; null from the beginning.</param>
    /// <param name="to">Not included; null up to now.</param>
    public async Task<KpiSelection> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (begin, end) = (from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue);
        // One transaction, so that the projector changes nothing in between; deferred, so that it does not wait either.
        await context.Database.OpenConnectionAsync(cancellation);
        await using var snapshot = ((Microsoft.Data.Sqlite.SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(snapshot, cancellation);
        var version = await context.VersionAsync(cancellation);
        // Sorted here, and asked for without bounds where there are none: reading all by an index takes longer.
        var placed = from is null && to is null ? context.Orders : context.Orders.Where(row => row.PlacedAt >= begin && row.PlacedAt < end);
        var orders = await placed.AsNoTracking().ToListAsync(cancellation);
        orders.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        // Routine is no exception: the figures of the response leave it aside.
        var cases = await context.Cases.AsNoTracking().Where(row => row.DetectedAt >= begin && row.DetectedAt < end && row.Kind != Exceptions.CaseKind.Routine).OrderBy(row => row.Id).ToListAsync(cancellation);
        var decisions = await DecisionsAsync(context, begin, end, cancellation);
        var material = new KpiMaterial([.. orders.Select(Outcome)], [.. cases.Select(row => Outcome(row, decisions.GetValueOrDefault(row.Id)))]);
        return new(version, await new GoodsRows(context).AddToAsync(material, begin, end, cancellation));
    }

    /// <summary>The first decision that people made on each case.</summary>
    private static async Task<Dictionary<string, ApprovalRow>> DecisionsAsync(ProjectionsContext context, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        var decided = await context.Approvals.AsNoTracking()
            .Where(row => row.Status == ApprovalStatus.Approved || row.Status == ApprovalStatus.Rejected)
            .Where(row => context.Cases.Any(one => one.Id == row.Case && one.DetectedAt >= begin && one.DetectedAt < end))
            .OrderBy(row => row.DecidedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        var first = new Dictionary<string, ApprovalRow>(StringComparer.Ordinal);
        foreach (var row in decided) first.TryAdd(row.Case, row);
        return first;
    }

    private static OrderOutcome Outcome(OrderRow row)
    {
        var lines = JsonSerializer.Deserialize<List<OrderLine>>(row.Lines, CanonicalJson.Options)!;
        var ended = EndOf(row.Outcome);
        return new()
        {
            Id = row.Id,
            Channel = row.Channel,
            Region = row.Region,
            Customer = row.Customer,
            Suppliers = Names(lines, line => line.Supplier),
            // Until shipments tell, whoever sells a line ships it.
            Sites = Names(lines, line => line.Supplier),
            Families = Names(lines, line => line.Family),
            Items = lines.Count,
            PlacedAt = row.PlacedAt,
            ApprovedAt = row.ApprovedAt,
            ShippedAt = row.ShippedAt,
            DeliveredAt = row.DeliveredAt,
            PromisedBy = row.PromisedBy,
            Ended = ended,
            EndedAt = ended == OrderEnd.Delivered ? row.DeliveredAt : row.EndedAt,
            Ordered = lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity),
            Value = row is { ValueMicros: { } micros, Currency: { } currency } ? new Money(micros, currency) : null,
            Lines = [.. lines.Select(line => Outcome(line, row, ended))],
        };
    }

    private static LineOutcome Outcome(OrderLine line, OrderRow row, OrderEnd ended) =>
        new(line.Id, line.Item, line.Family, line.Supplier, line.Quantity, line.Value)
        {
            ScheduledDays = line.ScheduledDays,
            ActualDays = line.ActualDays,
            Timing = Enum.TryParse<LineTiming>(line.Timing, ignoreCase: true, out var stated) ? stated : LineTimings.Of(ended, row.DeliveredAt, row.PromisedBy),
        };

    private static CaseOutcome Outcome(CaseRow row, ApprovalRow? decision) => new()
    {
        Id = row.Id,
        Kind = row.Kind.ToString(),
        Site = row.Site,
        Function = row.Function,
        OccurredAt = row.OccurredAt,
        DetectedAt = row.DetectedAt,
        AcknowledgedAt = row.AcknowledgedAt,
        DecidedAt = row.DecidedAt,
        ActedAt = row.ActedAt,
        ConfirmedAt = row.ConfirmedAt,
        Automatic = row.Automatic,
        DecisionWindowHours = decision is null ? null : Elapsed.Hours(decision.RequestedAt, decision.FirstDeadline),
        DecisionHours = decision is { DecidedAt: { } at } ? Elapsed.Hours(decision.RequestedAt, at) : null,
    };

    private static OrderEnd EndOf(OrderStatus? outcome) => outcome switch
    {
        OrderStatus.Delivered => OrderEnd.Delivered,
        OrderStatus.Cancelled => OrderEnd.Cancelled,
        OrderStatus.Unavailable => OrderEnd.Unavailable,
        _ => OrderEnd.Open,
    };

    private static List<string> Names(List<OrderLine> lines, Func<OrderLine, string?> name) =>
        [.. lines.Select(name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
