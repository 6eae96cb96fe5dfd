using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kpis;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What finance adds to the rows that figures are computed over: the books by day, and whether orders were billed rightly.</summary>
public static class FinanceKpis
{
    private static readonly AccountRole[] Owed = [AccountRole.Payables, AccountRole.GoodsReceivedNotInvoiced];
    private static readonly AccountRole[] Handling = [AccountRole.Freight, AccountRole.PriceVariance, AccountRole.WriteOff];

    public static KpiMaterial With(KpiMaterial material, FinanceState finance) => material with
    {
        Books = Days(finance.Ledger),
        Orders = finance.Invoices.ById.Count == 0 ? material.Orders : [.. material.Orders.Select(order => order with { CorrectlyInvoiced = Billed(finance.Invoices, order.Id) })],
    };

    /// <summary>In order of currency and day.</summary>
    public static IReadOnlyList<BookDay> Days(Ledger ledger) => [.. ledger.Currencies.SelectMany(currency => Days(ledger, currency))];

    /// <summary>Null where it was not billed.</summary>
    private static bool? Billed(InvoiceBook invoices, string order)
    {
        var bills = invoices.Billing(order).Where(one => one is { Payable: false, Credit: false }).ToList();
        return bills.Count == 0 ? null : bills.All(one => one.Status != InvoiceStatus.Rejected && !MatchRules.Hold(one.Findings));
    }

    private static SortedDictionary<DateOnly, BookDay>.ValueCollection Days(Ledger ledger, string currency)
    {
        var days = new SortedDictionary<DateOnly, BookDay>();
        Add(AccountRole.Inventory, (day, amount) => day with { Inventory = day.Inventory + amount });
        Add(AccountRole.Receivables, (day, amount) => day with { Receivables = day.Receivables + amount });
        foreach (var account in Owed) Add(account, (day, amount) => day with { Payables = day.Payables - amount });
        Add(AccountRole.CostOfGoodsSold, (day, amount) => day with { CostOfGoodsSold = day.CostOfGoodsSold + amount });
        Add(AccountRole.Revenue, (day, amount) => day with { Revenue = day.Revenue - amount });
        Add(AccountRole.Returns, (day, amount) => day with { Returns = day.Returns + amount });
        foreach (var account in Handling) Add(account, (day, amount) => day with { Handling = day.Handling + amount });
        return days.Values;

        void Add(AccountRole account, Func<BookDay, decimal, BookDay> add)
        {
            foreach (var (day, micros) in ledger.Moves(account, currency, null, null))
            {
                var known = days.TryGetValue(day, out var so) ? so : new(new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)), currency);
                days[day] = add(known, Kernel.Micros.ToUnits(micros));
            }
        }
    }
}
