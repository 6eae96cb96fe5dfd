using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Core.Storage.Projections;

/// <summary>The facts that are applied in one transaction, and what they change.</summary>
internal sealed class Portion
{
    private readonly Touched<OrderRow> orders;
    private readonly Touched<ExceptionCase> cases;
    private readonly Touched<KnownApproval> approvals;
    private readonly Touched<EffectRow> effects;
    private readonly Touched<MovementRow> movements;
    private readonly Touched<WaitRow> waits;
    private readonly Touched<SiteRow> sites;
    private readonly Touched<ItemRow> items;
    private readonly Touched<StockPosition> books;
    private readonly Touched<StockDayRow> days;
    private readonly SignalFold signals;
    private readonly StockFold stock;

    public Portion(ProjectionRows rows)
    {
        (orders, cases, approvals, effects) = (new(rows.Order), new(rows.Case), new(rows.Approval), new(rows.Effect));
        (movements, waits, sites, items) = (new(rows.Movement), new(rows.Wait), new(rows.Site), new(rows.Item));
        (books, days) = (new(rows.StockBook), new(rows.StockDay));
        signals = new(new(rows.Rejected), new(rows.Accepted));
        stock = new(books, days, GoesToCustomer);
    }

    public void Apply(Fact fact)
    {
        OrderFold.Apply(orders, fact);
        signals.Apply(fact);
        CaseFold.Apply(cases, fact);
        ApprovalFold.Apply(approvals, fact);
        EffectFold.Apply(effects, fact);
        NetworkFold.Apply(sites, items, fact);
        MovementFold.Apply(movements, fact);
        stock.Apply(fact);
        WaitFold.Apply(waits, fact);
    }

    public void Write(ProjectionTables tables)
    {
        foreach (var (row, _) in orders.Changed) tables.Write(row);
        foreach (var row in signals.Changed) tables.Write(row);
        foreach (var (one, version) in cases.Changed) tables.Write(CaseFold.Row(one, version));
        foreach (var (one, version) in approvals.Changed) tables.Write(ApprovalFold.Row(one, version));
        foreach (var (row, _) in effects.Changed) tables.Write(row);
        foreach (var (row, _) in movements.Changed) tables.Write(row);
        foreach (var (row, _) in waits.Changed) tables.Write(row);
        foreach (var (row, _) in sites.Changed) tables.Write(row);
        foreach (var (row, _) in items.Changed) tables.Write(row);
        foreach (var (row, _) in days.Changed) tables.Write(row);
        foreach (var (book, _) in books.Changed)
        {
            tables.Write(new StockBookRow { Id = Kernel.Keys.Of(book.Site, book.Item), Document = JsonSerializer.Serialize(book, CanonicalJson.Options) });
        }
    }

    private bool GoesToCustomer(string movement) =>
        movements.Find(movement) is { } row && sites.Find(row.To) is { } site && NetworkFold.SiteOf(site).Kind == SiteKind.Customer;
}
