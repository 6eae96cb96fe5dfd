namespace ControlTower.Core.Kpis.Definitions;

/// <summary>
/// The share of movements that arrived by their promised calendar day in UTC with all that was ordered. One that has not arrived counts as missed
/// once its day is over at the end of the period, or when the newest fact was recorded.
/// </summary>
public abstract class OnTimeInFullKpi(KpiDefinition definition) : IKpi
{
    public KpiDefinition Definition => definition;

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var candidates = input.Movements.Where(one => Counts(one) && one.PromisedAt is not null).ToList();
        var judged = candidates.Where(one => one.ArrivedAt is not null || IsOver(one, input)).ToList();
        if (judged.Count == 0) return [new(definition.Id, definition.Unit, null, 0) { MissingInput = candidates.Count == 0 ? string.Join(", ", definition.Needs) : null }];
        double Share(Func<MovementOutcome, bool> passes) => (double)judged.Count(passes) / judged.Count;
        return
        [
            new(definition.Id, definition.Unit, Share(one => one.OnTime == true && one.InFull == true), judged.Count)
            {
                Parts = [new("onTime", Share(one => one.OnTime == true)), new("inFull", Share(one => one.InFull == true)), new("notArrived", judged.Count(one => one.ArrivedAt is null), "")],
            },
        ];
    }

    protected abstract bool Counts(MovementOutcome one);

    private static bool IsOver(MovementOutcome one, KpiInput input)
    {
        var known = input.AsOf is { } asOf && (input.To is not { } to || asOf < to) ? asOf : input.To;
        return known is { } at && at.UtcDateTime.Date > one.PromisedAt!.Value.UtcDateTime.Date;
    }
}
