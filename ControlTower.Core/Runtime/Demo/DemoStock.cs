using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>What lies where at the start: mostly comfortable, in places thin, so that a delay has something to hit.</summary>
internal static class DemoStock
{
    private const int ThinInPlants = 16;
    private const int ThinInCentres = 16;

    /// <summary>Of accessories and spare parts, in each centre.</summary>
    private const int Safety = 90;

    /// <summary>Fell below safety though no signal told so, while other centres have more than they need.</summary>
    private static readonly (string Centre, string Item)[] Unnoticed = [("DC-LEIPZIG", "PRT-LAMP"), ("DC-RENO", "PRT-TUBE")];

    private const int LeftUnnoticed = 34;

    public static IReadOnlyList<StockEntry> Create(int seed) => [.. InPlants(seed), .. InCentres(seed), .. InStores(seed)];

    private static IEnumerable<StockEntry> InPlants(int seed)
    {
        var random = DemoRandom.For(seed, "stock of plants");
        return from plant in DemoSites.Of(SiteKind.Plant)
               from item in DemoItems.Components
               select Entry(plant.Id, item.Id, DemoMaking.Awaited.Contains(item.Id) ? random.From(2, 5) : random.Chance(ThinInPlants) ? random.From(8, 30) : random.From(400, 1_200));
    }

    private static IEnumerable<StockEntry> InCentres(int seed)
    {
        var random = DemoRandom.For(seed, "stock of centres");
        return from centre in DemoSites.Of(SiteKind.DistributionCenter)
               from item in DemoItems.Bikes.Concat(DemoItems.Accessories)
               let bike = item.Id.StartsWith("BIKE", StringComparison.Ordinal)
               let thin = !DemoItems.Counted.Contains(item.Id) && random.Chance(ThinInCentres)
               let entry = Entry(centre.Id, item.Id, thin ? random.From(2, 14) : bike ? random.From(2, 13) : random.From(240, 900))
               select bike || thin ? entry : entry with { Safety = Quantity.Of(Safety), Quantity = Unnoticed.Contains((centre.Id, item.Id)) ? Quantity.Of(LeftUnnoticed) : entry.Quantity };
    }

    private static IEnumerable<StockEntry> InStores(int seed)
    {
        var random = DemoRandom.For(seed, "stock of stores");
        var watched = DemoSeries.All(seed).Select(series => Entry(series.Site, series.Item, series.Base * (series.Hot ? 2 : random.From(3, 7))));
        var counted = from store in DemoSites.Of(SiteKind.Store)
                      from item in DemoItems.Counted
                      select Entry(store.Id, item, random.From(60, 180));
        return watched.Concat(counted);
    }

    private static StockEntry Entry(string site, string item, int quantity) => new(site, item, Quantity.Of(quantity));
}
