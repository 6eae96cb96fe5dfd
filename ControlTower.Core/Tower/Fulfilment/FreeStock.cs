using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>What may be set aside for orders, while some of it is: the safety stock stays, held and expired lots do too.</summary>
internal sealed class FreeStock(NetworkState network, DateTimeOffset now)
{
    private readonly Dictionary<string, long> taken = new(StringComparer.Ordinal); // lookup only

    public Quantity At(string site, string item) => network.StockOf(site, item) is { } position
        ? Quantity.Max(Quantity.Zero, Quantity.Min(position.Available - (position.Safety ?? Quantity.Zero), Lots(position).Aggregate(Quantity.Zero, (sum, lot) => sum + position.FreeOf(lot, now))) - Taken(Keys.Of(site, item)))
        : Quantity.Zero;

    /// <summary>Takes units lot by lot: what expires first, then what came first, then what belongs to no lot.</summary>
    public IEnumerable<(string? Lot, Quantity Quantity)> Take(string site, string item, Quantity quantity)
    {
        var left = Quantity.Min(quantity, At(site, item));
        if (left <= Quantity.Zero) yield break;
        Note(Keys.Of(site, item), left);
        var position = network.StockOf(site, item)!;
        foreach (var lot in Lots(position))
        {
            var key = Keys.Of(site, item, lot is null ? "none" : $"lot {lot}");
            var part = Quantity.Min(left, position.FreeOf(lot, now) - Taken(key));
            if (part <= Quantity.Zero) continue;
            Note(key, part);
            left -= part;
            yield return (lot, part);
        }
    }

    private static IEnumerable<string?> Lots(StockPosition position) => position.Lots
        .OrderBy(pair => pair.Value.ExpiresAt ?? DateTimeOffset.MaxValue).ThenBy(pair => pair.Value.ReceivedAt ?? DateTimeOffset.MaxValue).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => (string?)pair.Key).Append(null);

    private Quantity Taken(string key) => new(taken.GetValueOrDefault(key));

    private void Note(string key, Quantity quantity) => taken[key] = taken.GetValueOrDefault(key) + quantity.Micros;
}
