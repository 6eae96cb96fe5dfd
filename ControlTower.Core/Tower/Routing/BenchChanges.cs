using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Makes a copy of the state, or of a policy, in which things are other than they are.</summary>
internal static class BenchChanges
{
    /// <summary>What is wrong with a change; null where nothing is.</summary>
    public static Refusal? Fault(TowerState state, IReadOnlyList<BenchChange> changes)
    {
        if (changes.Count > BenchQuestion.MostChanges) return Refusal.Invalid($"{BenchQuestion.MostChanges} changes at most.", "/changes");
        for (var i = 0; i < changes.Count; i++)
        {
            var (change, at) = (changes[i], $"/changes/{i}");
            if (OfSite(change) && state.Network.Sites.Find(change.Site ?? "") is null) return Refusal.Invalid($"There is no site '{change.Site}'{Spelling.Hint(change.Site ?? "", [.. state.Network.Sites.Keys])}.", $"{at}/site");
            if (change.Lever == BenchLever.Stock && state.Network.Items.Find(change.Item ?? "") is null) return Refusal.Invalid($"There is no item '{change.Item}'{Spelling.Hint(change.Item ?? "", [.. state.Network.Items.Keys])}.", $"{at}/item");
            if (change.Value is < 0 or > Micros.Limit) return Refusal.Invalid($"{Micros.Limit:0} at most, and not below 0.", $"{at}/value");
            if (change is { Lever: BenchLever.MaxShipments, Value: < 1 or > int.MaxValue }) return Refusal.Invalid("One site at least.", $"{at}/value");
            if (change.Value is null && NeedsValue(change.Lever)) return Refusal.Invalid("It needs a value.", $"{at}/value");
            if (change is { Lever: BenchLever.ShipAt, At: null }) return Refusal.Invalid("It needs a time.", $"{at}/at");
        }
        return null;
    }

    public static SourcingTerms Apply(SourcingTerms terms, BenchChange change) => change.Lever switch
    {
        BenchLever.MaxShipments => terms with { MaxShipmentsPerOrder = (int?)change.Value },
        BenchLever.LineSplit => terms with { AllowLineSplit = change.Value != 0 },
        BenchLever.SplitPenalty => terms with { SplitPenalty = change.Value!.Value },
        BenchLever.Lateness => terms with { LatenessPenaltyPerHour = change.Value },
        BenchLever.Balance => terms with { BalanceWeight = change.Value!.Value },
        BenchLever.MaxDistance => terms with { MaxDistanceKm = change.Value },
        _ => terms,
    };

    public static NetworkState Apply(NetworkState network, BenchChange change, DateTimeOffset now) => change.Lever switch
    {
        BenchLever.SiteDown => network with { Outages = network.Outages.Set(change.Site!, new(change.Site!, now, null, null)) },
        BenchLever.ShipmentCost => network with { Sites = network.Sites.Set(change.Site!, network.Sites[change.Site!] with { Entry = network.Sites[change.Site!].Entry with { ShipmentFixed = change.Value } }) },
        BenchLever.Stock => Stocked(network, (change.Site!, change.Item!), Quantity.Of(change.Value!.Value), now),
        _ => network,
    };

    /// <summary>What there is too much of is set aside; what lacks lies there in no lot.</summary>
    private static NetworkState Stocked(NetworkState network, (string Site, string Item) at, Quantity wanted, DateTimeOffset now)
    {
        var key = Keys.Of(at.Site, at.Item);
        var position = network.Stock.Find(key) ?? new(at.Site, at.Item, Quantity.Zero, Quantity.Zero);
        var spare = position.Available - (position.Safety ?? Quantity.Zero);
        var free = new FreeStock(network, now).At(at.Site, at.Item);
        var changed = wanted <= free
            ? position with { Reserved = position.Reserved + Quantity.Max(Quantity.Zero, spare - wanted) }
            : position with { OnHand = position.OnHand + (wanted - Quantity.Min(spare, free)) };
        return network with
        {
            Stock = network.Stock.Set(key, changed),
            SitesHolding = network.SitesHolding.Set(at.Item, (network.SitesHolding.Find(at.Item) ?? OrdinalMap<bool>.Empty).Set(at.Site, true)),
        };
    }

    private static bool OfSite(BenchChange change) => change.Lever is BenchLever.SiteDown or BenchLever.ShipmentCost or BenchLever.Stock;

    private static bool NeedsValue(BenchLever lever) => lever is BenchLever.LineSplit or BenchLever.SplitPenalty or BenchLever.Balance or BenchLever.ShipmentCost or BenchLever.Stock;
}
