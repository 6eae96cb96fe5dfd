using System.Globalization;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// Eight suppliers side by side, each with an item and an order of its own, so that tests that share a tower keep to a case
/// of their own; one plant, one centre, one store, and a backup for all.
/// </summary>
public static class WideNetwork
{
    public const int Suppliers = 8;

    public static object Document { get; } = new
    {
        sites = new object[]
        {
            new { id = "BACKUP", name = "Backup supplier", kind = "Supplier", tier = 1, lat = 45.5, lon = 9.2 },
            new { id = "PLANT-1", name = "Plant", kind = "Plant", lat = 47.7, lon = 17.6 },
            new { id = "DC-1", name = "Centre", kind = "DistributionCenter", lat = 51.6, lon = 5.1 },
            new { id = "STORE-1", name = "Store", kind = "Store", lat = 48.9, lon = 2.3 },
        }.Concat(Each(n => new { id = Supplier(n), name = $"Supplier {n}", kind = "Supplier", tier = 1, lat = 48.0 + n, lon = 11.6 })),
        items = Each(n => new { id = Item(n), name = $"Item {n}", weightKg = 1.0, unitCost = new { amount = 10, currency = "EUR" } }),
        lanes = new object[]
        {
            new { from = "BACKUP", to = "PLANT-1", leadTimeHours = 24, @fixed = 80, perKg = 0.2 },
            new { from = "PLANT-1", to = "DC-1", leadTimeHours = 24, @fixed = 50, perKg = 0.1 },
            new { from = "DC-1", to = "STORE-1", leadTimeHours = 24, @fixed = 50, perKg = 0.1 },
        }.Concat(Each(n => new { from = Supplier(n), to = "PLANT-1", leadTimeHours = 48, @fixed = 50, perKg = 0.1 })),
        stock = Each(n => new { site = "DC-1", item = Item(n), quantity = 3 }),
        suppliers = Each(n => new { site = Supplier(n), item = Item(n), price = new { amount = 10, currency = "EUR" }, backup = "BACKUP" }),
        orders = Each(n => new
        {
            id = $"SO-{n}",
            customer = $"C-{n}",
            destination = "STORE-1",
            placedAt = DateTimeOffset.UtcNow.AddDays(-2),
            promisedBy = DateTimeOffset.UtcNow.AddDays(2),
            channel = "store",
            lines = new object[] { new { id = "1", item = Item(n), quantity = 5, price = new { amount = 25, currency = "EUR" } } },
        }),
    };

    public static string Supplier(int number) => string.Create(CultureInfo.InvariantCulture, $"SUP-{number}");

    private static string Item(int number) => string.Create(CultureInfo.InvariantCulture, $"ITEM-{number}");

    private static IEnumerable<object> Each(Func<int, object> make) => Enumerable.Range(1, Suppliers).Select(make);
}
