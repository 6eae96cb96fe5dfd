using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;

namespace ControlTower.Core.Storage.Projections;

/// <summary>The facts that are applied in one transaction, and what they change.</summary>
internal sealed class Portion(ProjectionRows rows)
{
    private readonly Touched<OrderRow> orders = new(rows.Order);
    private readonly Touched<ExceptionCase> cases = new(rows.Case);
    private readonly Touched<KnownApproval> approvals = new(rows.Approval);
    private readonly Touched<EffectRow> effects = new(rows.Effect);
    private readonly SignalFold signals = new(new(rows.Rejected), new(rows.Accepted));

    public void Apply(Fact fact)
    {
        OrderFold.Apply(orders, fact);
        signals.Apply(fact);
        CaseFold.Apply(cases, fact);
        ApprovalFold.Apply(approvals, fact);
        EffectFold.Apply(effects, fact);
    }

    public void Write(ProjectionTables tables)
    {
        foreach (var (row, _) in orders.Changed) tables.Write(row);
        foreach (var row in signals.Changed) tables.Write(row);
        foreach (var (one, version) in cases.Changed) tables.Write(CaseFold.Row(one, version));
        foreach (var (one, version) in approvals.Changed) tables.Write(ApprovalFold.Row(one, version));
        foreach (var (row, _) in effects.Changed) tables.Write(row);
    }
}
