using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Bench.Tracing;

/// <summary>
/// A made-up network of regions alike, each of a hundred sites and a hundred items: tier 2, tier 1, plants, centres and stores; raw
/// items become components, components products. Each region makes its own, and one component in five is also used next door.
/// </summary>
public sealed class MakingNetwork
{
    private const int SitesEach = 100;
    private const int Raws = 20;
    private const int Components = 40;
    private const int Products = 40;
    private const string Currency = "EUR";

    public static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly int regions;

    public MakingNetwork(int sites, int orders)
    {
        regions = sites / SitesEach;
        Document = new()
        {
            Sites = [.. ByRegion(Sites)],
            Items = [.. ByRegion(Items)],
            Lanes = [.. ByRegion(Lanes)],
            Boms = [.. ByRegion(Boms)],
            Suppliers = [.. ByRegion(Suppliers)],
            Stock = [.. ByRegion(Stock)],
            Orders = [.. Enumerable.Range(0, orders).Select(Order)],
        };
    }

    public NetworkDocument Document { get; }

    /// <summary>Who delivers what, from both tiers.</summary>
    public IReadOnlyList<SupplierEntry> Deliveries => Document.Suppliers!;

    private static string Site(int region, string kind, int number) => $"R{region:D3}-{kind}{number:D2}";

    private static string Item(int region, string kind, int number) => $"R{region:D3}-{kind}{number:D2}";

    private IEnumerable<T> ByRegion<T>(Func<int, IEnumerable<T>> make) => Enumerable.Range(0, regions).SelectMany(make);

    private static IEnumerable<SiteEntry> Sites(int region) =>
    [
        .. Kind(region, "A", 10, SiteKind.Supplier, 2), .. Kind(region, "B", 10, SiteKind.Supplier, 1), .. Kind(region, "P", 10, SiteKind.Plant, null),
        .. Kind(region, "D", 10, SiteKind.DistributionCenter, null), .. Kind(region, "S", 60, SiteKind.Store, null),
    ];

    private static IEnumerable<SiteEntry> Kind(int region, string kind, int count, SiteKind siteKind, int? tier) =>
        Enumerable.Range(0, count).Select(i => new SiteEntry(Site(region, kind, i), $"{kind}{i}", siteKind, tier));

    private static IEnumerable<ItemEntry> Items(int region) =>
        new[] { ("R", Raws), ("C", Components), ("F", Products) }.SelectMany(kind => Enumerable.Range(0, kind.Item2).Select(i => new ItemEntry(Item(region, kind.Item1, i), "Item", 1, Money.Of(10, Currency))));

    private IEnumerable<LaneEntry> Lanes(int region)
    {
        for (var i = 0; i < 10; i++)
        {
            for (var next = 0; next < 3; next++) yield return new(Site(region, "A", i), Site(region, "B", (i + next) % 10), 48 + next);
            for (var next = 0; next < 4; next++) yield return new(Site(region, "B", i), Site(region, "P", (i + next) % 10), 24 + next);
            if (regions > 1 && i % 5 == 0) yield return new(Site(region, "B", i), Site((region + 1) % regions, "P", i), 72);
            for (var next = 0; next < 4; next++) yield return new(Site(region, "P", i), Site(region, "D", (i + next) % 10), 12 + next);
        }
        for (var i = 0; i < 60; i++)
        {
            yield return new(Site(region, "D", i % 10), Site(region, "S", i), 6);
            yield return new(Site(region, "D", (i + 3) % 10), Site(region, "S", i), 9);
        }
    }

    /// <summary>Component c is made at tier 1's site c mod 10 of two raw items that come there, product p at plant p mod 10 of four components that come there.</summary>
    private IEnumerable<BomEntry> Boms(int region)
    {
        for (var c = 0; c < Components; c++) yield return new(Site(region, "B", c % 10), Item(region, "C", c), [Input(Item(region, "R", c % 10)), Input(Item(region, "R", 10 + ((c + 9) % 10)))], 24);
        for (var p = 0; p < Products; p++)
        {
            var inputs = Enumerable.Range(0, 4).Select(i => Item(region, "C", (((p - i + 10) % 10) + (10 * ((p + i) % 4))) % Components)).ToList();
            if (regions > 1 && p % 10 % 5 == 0) inputs[0] = Item((region + regions - 1) % regions, "C", p % 10);
            yield return new(Site(region, "P", p % 10), Item(region, "F", p), [.. inputs.Distinct().Select(Input)], 8);
        }
    }

    private static BomInput Input(string item) => new(item, Quantity.Of(2));

    private static IEnumerable<SupplierEntry> Suppliers(int region) =>
    [
        .. Enumerable.Range(0, Raws).Select(i => new SupplierEntry(Site(region, "A", i % 10), Item(region, "R", i))),
        .. Enumerable.Range(0, Components).Select(i => new SupplierEntry(Site(region, "B", i % 10), Item(region, "C", i))),
    ];

    private static IEnumerable<StockEntry> Stock(int region) =>
    [
        .. Enumerable.Range(0, Products).SelectMany(i => Enumerable.Range(0, 3).Select(next => new StockEntry(Site(region, "D", (i + next) % 10), Item(region, "F", i), Quantity.Of(20)))),
        .. Enumerable.Range(0, Components).Select(i => new StockEntry(Site(region, "P", (i + 1) % 10), Item(region, "C", i), Quantity.Of(15))),
    ];

    private OrderEntry Order(int number)
    {
        var (region, product) = (number % regions, number / regions % Products);
        return new(
            $"SO-{number}", $"C-{number % 997}", Site(region, "S", number / 7 % 60), Now, Now.AddHours(6 + (number * 37 % 700)), null,
            [new("1", Item(region, "F", product), Quantity.Of(1 + (number % 3)), Money.Of(25, Currency))]);
    }
}
