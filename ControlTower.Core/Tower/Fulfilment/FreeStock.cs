using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>What may be set aside for orders, while some of it is: the safety stock stays, held and expired lots do too, and what is kept for others.</summary>
/// <param name="order">For which it is looked at; null where it is for many, or nobody knows yet: then all pools stay.</param>
internal sealed class FreeStock(NetworkState network, DateTimeOffset now, Order? order = null)
{
    private readonly Dictionary<string, long> taken = new(StringComparer.Ordinal); // lookup only

    public Quantity At(string site, string item) => At(site, item, now);

    /// <param name="until">Lots that expire by then are left out.</param>
    public Quantity At(string site, string item, DateTimeOffset until)
    {
        if (network.StockOf(site, item) is not { } position) return Quantity.Zero;
        return Spare(position, until, KeptAt(site, item));
    }

    /// <summary>What is there for orders for which all of it is kept.</summary>
    public Quantity WithPools(string site, string item, DateTimeOffset until) => network.StockOf(site, item) is { } position ? Spare(position, until, Quantity.Zero) : Quantity.Zero;

    /// <summary>Of an item, what a site keeps for other orders.</summary>
    public Quantity KeptAt(string site, string item) => (network.Sites.Find(site)?.Entry.Pools ?? [])
        .Where(pool => pool.Item == item && !(pool.Until <= now) && !(order is not null && pool.IsFor(order.Channel, order.Customer))).Aggregate(Quantity.Zero, (sum, pool) => sum + pool.Quantity);

    private Quantity Spare(StockPosition position, DateTimeOffset until, Quantity kept)
    {
        var alive = Leaving(position, until).Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity);
        var spare = position.Available - (position.Safety ?? Quantity.Zero) - kept - Taken(Keys.Of(position.Site, position.Item));
        return Quantity.Max(Quantity.Zero, Quantity.Min(spare, alive));
    }

    /// <summary>The lots that may leave in the order in which they do, no more of them than is <see cref="At(string, string, DateTimeOffset)"/>.</summary>
    public IReadOnlyList<FreeLot> LotsAt(string site, string item, DateTimeOffset until)
    {
        if (network.StockOf(site, item) is not { } position) return [];
        var (left, lots) = (At(site, item, until), new List<FreeLot>());
        foreach (var lot in Leaving(position, until))
        {
            var part = Quantity.Min(left, lot.Quantity);
            if (part <= Quantity.Zero) break;
            left -= part;
            lots.Add(lot with { Quantity = part });
        }
        return lots;
    }

    /// <summary>Takes units lot by lot: what expires first, then what came first, then what belongs to no lot.</summary>
    /// <param name="until">Lots that expire by then are left out.</param>
    public IReadOnlyList<FreeLot> Take(string site, string item, Quantity quantity, DateTimeOffset until)
    {
        var (left, parts) = (quantity, new List<FreeLot>());
        foreach (var lot in LotsAt(site, item, until))
        {
            var part = Quantity.Min(left, lot.Quantity);
            if (part <= Quantity.Zero) break;
            left -= part;
            parts.Add(lot with { Quantity = part });
        }
        foreach (var part in parts)
        {
            Note(Keys.Of(site, item), part.Quantity);
            Note(KeyOf(site, item, part.Lot), part.Quantity);
        }
        return parts;
    }

    private IEnumerable<FreeLot> Leaving(StockPosition position, DateTimeOffset until)
    {
        var days = network.Items.Find(position.Item)?.Entry.ShelfLifeDays;
        return position.Lots.Select(pair => new FreeLot(pair.Key, Free(pair.Key), pair.Value.ReceivedAt, ExpiryOf(pair.Value, days)))
            .Where(lot => lot.ExpiresAt is not { } expiry || expiry > until)
            .OrderBy(lot => lot.ExpiresAt ?? DateTimeOffset.MaxValue).ThenBy(lot => lot.ReceivedAt ?? DateTimeOffset.MaxValue).ThenBy(lot => lot.Lot, StringComparer.Ordinal)
            .Append(new(null, Free(null), null, null)).Where(lot => lot.Quantity > Quantity.Zero);

        Quantity Free(string? lot) => position.FreeOf(lot, now) - Taken(KeyOf(position.Site, position.Item, lot));
    }

    /// <summary>A lot that tells no day of its own keeps as long as its item does.</summary>
    private static DateTimeOffset? ExpiryOf(LotHolding lot, decimal? days)
    {
        if (lot.ExpiresAt is not null || days is not { } shelf || lot.ReceivedAt is not { } received) return lot.ExpiresAt;
        return (DateTimeOffset.MaxValue - received).Ticks / TimeSpan.TicksPerDay > shelf ? received.AddTicks((long)(shelf * TimeSpan.TicksPerDay)) : null;
    }

    private static string KeyOf(string site, string item, string? lot) => Keys.Of(site, item, lot is null ? "none" : $"lot {lot}");

    private Quantity Taken(string key) => new(taken.GetValueOrDefault(key));

    private void Note(string key, Quantity quantity) => taken[key] = taken.GetValueOrDefault(key) + quantity.Micros;
}

/// <summary>Units of a lot that may leave.</summary>
/// <param name="Lot">Null for what belongs to none.</param>
internal sealed record FreeLot(string? Lot, Quantity Quantity, DateTimeOffset? ReceivedAt, DateTimeOffset? ExpiresAt);
