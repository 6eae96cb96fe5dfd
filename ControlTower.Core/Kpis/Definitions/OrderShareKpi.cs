namespace ControlTower.Core.Kpis.Definitions;

/// <summary>The share of orders that pass, among those delivered orders with a date that can be judged.</summary>
public abstract class OrderShareKpi(KpiDefinition definition) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var candidates = input.DeliveredWithDate.ToList();
        var judged = candidates.Select(Passes).Where(passes => passes is not null).ToList();
        var missing = candidates.Count > 0 && judged.Count == 0 ? string.Join(", ", definition.Needs) : null;
        double? share = judged.Count == 0 ? null : (double)judged.Count(passes => passes == true) / judged.Count;
        return [new(definition.Id, definition.Unit, share, judged.Count) { MissingInput = missing }];
    }

    /// <summary>Null where the order lacks what is needed to judge it.</summary>
    /// <param name="order">Delivered, with a date.</param>
    public abstract bool? Passes(OrderOutcome order);
}
