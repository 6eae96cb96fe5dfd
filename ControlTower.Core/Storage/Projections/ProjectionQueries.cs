using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Queries for single rows, compiled once for each model: a process may hold several, and a compiled query belongs to one of them.</summary>
internal sealed class ProjectionQueries
{
    private static readonly ConditionalWeakTable<IModel, ProjectionQueries> Known = [];

    private ProjectionQueries()
    {
    }

    public Func<ProjectionsContext, string, OrderRow?> OrderById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Orders.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, CaseRow?> CaseById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Cases.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, ApprovalRow?> ApprovalById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Approvals.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, EffectRow?> EffectById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Effects.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, SignalRow?> SignalByRejection { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Signals.AsNoTracking().FirstOrDefault(row => row.Rejection == id));

    public Func<ProjectionsContext, string, string, SignalRow?> NewestSignal { get; } =
        EF.CompileQuery((ProjectionsContext context, string source, string id) => context.Signals.AsNoTracking()
            .Where(row => row.Source == source && row.Id == id && row.Rejection == null).OrderByDescending(row => row.Sequence).FirstOrDefault());

    public Func<ProjectionsContext, string, MovementRow?> MovementById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Movements.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, WaitRow?> WaitById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Waits.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, SiteRow?> SiteById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Sites.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, ItemRow?> ItemById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Items.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, StockDayRow?> StockDayById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.StockDays.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public Func<ProjectionsContext, string, StockBookRow?> StockBookById { get; } =
        EF.CompileQuery((ProjectionsContext context, string id) => context.StockBooks.AsNoTracking().FirstOrDefault(row => row.Id == id));

    public static ProjectionQueries For(ProjectionsContext context) => Known.GetValue(context.Model, _ => new());
}
