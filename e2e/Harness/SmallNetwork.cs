namespace ControlTower.EndToEnd.Harness;

/// <summary>A supplier with a backup, a plant, two centres, a store, one item and one order that hangs on it.</summary>
public static class SmallNetwork
{
    public static object Document { get; } = At(DateTimeOffset.UtcNow);

    /// <summary>As it is at an instant: the order was placed two days before, and is promised in two.</summary>
    public static object At(DateTimeOffset now) => new
    {
        sites = new object[]
        {
            new { id = "SUP-1", name = "First supplier", kind = "Supplier", tier = 1, lat = 48.1, lon = 11.6, timeZone = "Europe/Berlin" },
            new { id = "SUP-2", name = "Second supplier", kind = "Supplier", tier = 1, lat = 45.5, lon = 9.2 },
            new { id = "PLANT-1", name = "Plant", kind = "Plant", lat = 47.7, lon = 17.6 },
            new { id = "DC-1", name = "First centre", kind = "DistributionCenter", lat = 51.6, lon = 5.1 },
            new { id = "DC-2", name = "Second centre", kind = "DistributionCenter", lat = 52.4, lon = 16.9 },
            new { id = "STORE-1", name = "Store", kind = "Store", lat = 48.9, lon = 2.3 },
        },
        items = new object[] { new { id = "ITEM-1", name = "Item", weightKg = 1.0, unitCost = new { amount = 10, currency = "EUR" } } },
        lanes = new object[]
        {
            new { from = "SUP-1", to = "PLANT-1", leadTimeHours = 48, @fixed = 50, perKg = 0.1 },
            new { from = "SUP-2", to = "PLANT-1", leadTimeHours = 24, @fixed = 80, perKg = 0.2 },
            new { from = "PLANT-1", to = "DC-1", leadTimeHours = 24, @fixed = 50, perKg = 0.1 },
            new { from = "DC-1", to = "STORE-1", leadTimeHours = 24, @fixed = 50, perKg = 0.1 },
            new { from = "DC-2", to = "STORE-1", leadTimeHours = 24, @fixed = 40, perKg = 0.1 },
            new { from = "DC-2", to = "DC-1", leadTimeHours = 8, @fixed = 30, perKg = 0.1 },
        },
        stock = new object[] { new { site = "DC-1", item = "ITEM-1", quantity = 3 } },
        suppliers = new object[] { new { site = "SUP-1", item = "ITEM-1", price = new { amount = 10, currency = "EUR" }, backup = "SUP-2" } },
        orders = new object[]
        {
            new
            {
                id = "SO-1", customer = "C-1", destination = "STORE-1", placedAt = now.AddDays(-2), promisedBy = now.AddDays(2), channel = "store",
                lines = new object[] { new { id = "1", item = "ITEM-1", quantity = 5, price = new { amount = 25, currency = "EUR" } } },
            },
        },
    };

    public static object Delay(string id, double hours, string site = "SUP-1") => Event(id, "supplier.delayed", new { site, delayHours = hours, reason = "oven broke" });

    public static object Event(string id, string type, object data) => new { specversion = "1.0", id, source = "/e2e", type, time = DateTimeOffset.UtcNow, data };
}
