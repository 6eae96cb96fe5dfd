using ControlTower.Core.Effects;
using ControlTower.Core.Journal;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How rows of effects follow from facts; delivered ones live on here alone.</summary>
internal static class EffectFold
{
    public static void Apply(Touched<EffectRow> effects, Fact fact)
    {
        switch (fact.Body)
        {
            case EffectRequested requested:
                effects.Set(requested.Effect, Requested(requested, fact), fact.Sequence);
                break;
            case EffectDelivered delivered when effects.Find(delivered.Effect) is { } row:
                (row.Status, row.Attempts, row.NextAttemptAt, row.DeliveredAt) = (EffectStatus.Delivered, delivered.Attempt, null, fact.RecordedAt);
                effects.Set(row.Id, row, fact.Sequence);
                break;
            case EffectFailed failed when effects.Find(failed.Effect) is { } row:
                (row.Attempts, row.LastError, row.NextAttemptAt) = (failed.Attempt, failed.Error, failed.NextAttemptAt);
                row.Status = failed.NextAttemptAt is null ? EffectStatus.Dead : EffectStatus.Waiting;
                effects.Set(row.Id, row, fact.Sequence);
                break;
            case EffectReplayed replayed when effects.Find(replayed.Effect) is { } row:
                (row.Status, row.Attempts, row.NextAttemptAt) = (EffectStatus.Waiting, 0, fact.RecordedAt);
                effects.Set(row.Id, row, fact.Sequence);
                break;
        }
    }

    private static EffectRow Requested(EffectRequested requested, Fact fact) => new()
    {
        Id = requested.Effect,
        Sequence = fact.Sequence,
        Endpoint = requested.Endpoint,
        Type = requested.Type,
        Origin = requested.Origin,
        RequestedAt = fact.RecordedAt,
        NextAttemptAt = fact.RecordedAt,
    };
}
