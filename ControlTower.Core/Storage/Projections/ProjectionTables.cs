using ControlTower.Core.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ControlTower.Core.Storage.Projections;

/// <summary>The projector's own connection to the tables; rows and checkpoint change in one transaction.</summary>
internal sealed class ProjectionTables : IDisposable
{
    /// <summary>Raised when facts become rows in another way: rows made before are then made anew.</summary>
    public const int Rules = 3;

    private readonly ProjectionsContext context;
    private readonly ProjectionRows rows;
    private readonly Upsert<OrderRow> orders;
    private readonly Upsert<CaseRow> cases;
    private readonly Upsert<SignalRow> signals;
    private readonly Upsert<ApprovalRow> approvals;
    private readonly Upsert<EffectRow> effects;
    private readonly Upsert<MovementRow> movements;
    private readonly Upsert<WaitRow> waits;
    private readonly Upsert<SiteRow> sites;
    private readonly Upsert<ItemRow> items;
    private readonly Upsert<StockDayRow> stockDays;
    private readonly Upsert<StockBookRow> stockBooks;
    private readonly Upsert<Checkpoint> checkpoints;
    private SqliteTransaction? transaction;

    public ProjectionTables(ProjectionsContext context)
    {
        this.context = context;
        context.Database.OpenConnection();
        rows = new(context);
        (orders, cases, signals) = (new(context), new(context), new(context));
        (approvals, effects, checkpoints) = (new(context), new(context), new(context));
        (movements, waits, sites) = (new(context), new(context), new(context));
        (items, stockDays, stockBooks) = (new(context), new(context), new(context));
    }

    /// <summary>Up to where the tables hold what the journal says; null where they are empty, or made by other rules or of another journal.</summary>
    public long? Checkpoint(IJournal journal)
    {
        var at = context.Checkpoints.AsNoTracking().OrderBy(one => one.Version).LastOrDefault();
        if (at is null || at.Rules != Rules) return null;
        return journal.Find(at.Version) is { } row && row.Hash.AsSpan().SequenceEqual(at.Hash) ? at.Version : null;
    }

    /// <param name="facts">Those that follow the checkpoint.</param>
    /// <param name="hash">Of the journal's row of the last.</param>
    public void Apply(IReadOnlyList<Fact> facts, byte[] hash) => InTransaction(() =>
    {
        var portion = new Portion(rows);
        foreach (var fact in facts) portion.Apply(fact);
        portion.Write(this);
        checkpoints.Write(new() { Version = facts[^1].Sequence, Hash = hash, Rules = Rules, RecordedAt = facts[^1].RecordedAt }, transaction!);
    });

    public void Clear() => InTransaction(() =>
    {
        context.Checkpoints.ExecuteDelete();
        context.Orders.ExecuteDelete();
        context.Cases.ExecuteDelete();
        context.Signals.ExecuteDelete();
        context.Approvals.ExecuteDelete();
        context.Effects.ExecuteDelete();
        context.Movements.ExecuteDelete();
        context.Waits.ExecuteDelete();
        context.Sites.ExecuteDelete();
        context.Items.ExecuteDelete();
        context.StockDays.ExecuteDelete();
        context.StockBooks.ExecuteDelete();
    });

    public void Write(OrderRow row) => orders.Write(row, transaction!);

    public void Write(CaseRow row) => cases.Write(row, transaction!);

    public void Write(SignalRow row) => signals.Write(row, transaction!);

    public void Write(ApprovalRow row) => approvals.Write(row, transaction!);

    public void Write(EffectRow row) => effects.Write(row, transaction!);

    public void Write(MovementRow row) => movements.Write(row, transaction!);

    public void Write(WaitRow row) => waits.Write(row, transaction!);

    public void Write(SiteRow row) => sites.Write(row, transaction!);

    public void Write(ItemRow row) => items.Write(row, transaction!);

    public void Write(StockDayRow row) => stockDays.Write(row, transaction!);

    public void Write(StockBookRow row) => stockBooks.Write(row, transaction!);

    public void Dispose()
    {
        foreach (var command in new IDisposable[] { orders, cases, signals, approvals, effects, movements, waits, sites, items, stockDays, stockBooks, checkpoints }) command.Dispose();
        context.Dispose();
    }

    private void InTransaction(Action change)
    {
        using var begun = context.Database.BeginTransaction();
        transaction = (SqliteTransaction)begun.GetDbTransaction();
        change();
        begun.Commit();
        transaction = null;
    }
}
