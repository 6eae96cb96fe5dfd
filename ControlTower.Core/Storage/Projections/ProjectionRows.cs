using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Finds single rows for the folds, by queries that are compiled once.</summary>
internal sealed class ProjectionRows(ProjectionsContext context)
{
    private static readonly Func<ProjectionsContext, string, OrderRow?> OrderById =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Orders.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ProjectionsContext, string, CaseRow?> CaseById =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Cases.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ProjectionsContext, string, ApprovalRow?> ApprovalById =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Approvals.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ProjectionsContext, string, EffectRow?> EffectById =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Effects.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ProjectionsContext, string, SignalRow?> SignalByRejection =
        EF.CompileQuery((ProjectionsContext context, string id) => context.Signals.AsNoTracking().FirstOrDefault(row => row.Rejection == id));

    private static readonly Func<ProjectionsContext, string, string, SignalRow?> NewestSignal =
        EF.CompileQuery((ProjectionsContext context, string source, string id) => context.Signals.AsNoTracking()
            .Where(row => row.Source == source && row.Id == id && row.Rejection == null).OrderByDescending(row => row.Sequence).FirstOrDefault());

    public OrderRow? Order(string id) => OrderById(context, id);

    public ExceptionCase? Case(string id) => CaseById(context, id) is { } row ? CaseFold.CaseOf(row) : null;

    public KnownApproval? Approval(string id) => ApprovalById(context, id) is { } row ? ApprovalFold.ApprovalOf(row) : null;

    public EffectRow? Effect(string id) => EffectById(context, id);

    public SignalRow? Rejected(string rejection) => SignalByRejection(context, rejection);

    public SignalRow? Accepted(string key) => key.Split(Keys.Separator) is [var source, var id] ? NewestSignal(context, source, id) : null;
}
