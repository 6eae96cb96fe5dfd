namespace ControlTower.Core.Runtime.Demo;

/// <summary>Suppliers that bill in the first minutes what has not come yet: one rightly, one above the agreed price, one to an account that nobody knows.</summary>
internal static class DemoBills
{
    private const int PaymentDays = 30;

    /// <summary>After the opening, so that the first troubles are those of the network.</summary>
    private static readonly (long Slot, int Place, int PricePercent, string? Account)[] Bills =
        [(40, 12, 100, "DE02120300000000202051"), (58, 25, 112, "IT60X0542811101000000123456"), (76, 38, 100, null)];

    public static IEnumerable<DemoStep> Steps(DemoWorld world) => Bills.Where(bill => bill.Place < world.PurchaseOrders.Count).Select(bill => new DemoStep(bill.Slot, moment => Bill(world, moment, bill)));

    private static DemoSignal Bill(DemoWorld world, DemoMoment moment, (long Slot, int Place, int PricePercent, string? Account) bill)
    {
        var order = world.PurchaseOrders[bill.Place];
        var lines = order.Lines.Select(line => new DemoBillLine(order.Id, line.Item, line.Quantity.Units, decimal.Round(Price(world.Seed, order.From, line.Item) * bill.PricePercent / 100, 2))).ToList();
        return DemoSignals.Billed($"bill-{order.Id}", moment.Time, ("supplier", order.From, $"R-{order.Id}"), new(lines, moment.Time, moment.Time.AddDays(PaymentDays)) { BankAccount = bill.Account });
    }

    private static decimal Price(int seed, string supplier, string item) => DemoSuppliers.Create(seed).First(entry => entry.Site == supplier && entry.Item == item).Price!.Value.Amount;
}
