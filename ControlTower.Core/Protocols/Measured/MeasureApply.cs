using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>Keeps what was measured: with its run, by day, and for the breaker.</summary>
public static class MeasureApply
{
    public static ProtocolState Measured(ProtocolState state, RunMeasured measured, DateTimeOffset at)
    {
        var one = new MeasuredRun(at, measured.Forecast, measured.Real, measured.Error) { LinesOpen = measured.LinesOpen, LinesGone = measured.LinesGone };
        var known = state.Measures;
        var next = known with
        {
            Days = OnDay(known.Days, measured, one),
            Errors = measured.Error is { } error ? known.Errors.Set(measured.Protocol, [.. (known.Errors.Find(measured.Protocol) ?? []).TakeLast(ProtocolState.OutcomesKept - 1), error]) : known.Errors,
        };
        var runs = state.Runs.TryGetValue(measured.Run, out var run) ? state.Runs.Set(run.Id, run with { Measured = one }) : state.Runs;
        return state with { Measures = Unwatched(next, measured.Run), Runs = runs };
    }

    /// <summary>Looks at a run no longer.</summary>
    public static MeasureState Unwatched(MeasureState state, string run)
    {
        if (state.Watches.Find(run) is not { } watch) return state.Risks.ContainsKey(run) ? state with { Risks = state.Risks.Remove(run) } : state;
        var ids = (watch.Risk?.Lines.Select(line => line.Order) ?? []).Concat(watch.Set.Keys).Concat(watch.Making.Keys).Distinct(StringComparer.Ordinal);
        return state with
        {
            Watches = state.Watches.Remove(run),
            Watched = ids.Aggregate(state.Watched, (watched, id) => watched.Remove(Keys.Of(id, run))),
            Risks = state.Risks.Remove(run),
        };
    }

    private static OrdinalMap<EffectDay> OnDay(OrdinalMap<EffectDay> days, RunMeasured measured, MeasuredRun one)
    {
        var day = DateOnly.FromDateTime(one.At.UtcDateTime);
        var key = MeasureState.DayKey(measured.Protocol, measured.Kind, day);
        var next = days.Set(key, (days.Find(key) ?? new(measured.Protocol, measured.Kind, day, 0)).With(one, measured.ActedAt));
        if (next.Count == days.Count) return next;
        var ofKind = next.WithPrefix(Keys.Prefix(Keys.Of(measured.Protocol, measured.Kind))).Select(pair => pair.Key).ToList();
        return ofKind.Take(Math.Max(0, ofKind.Count - MeasureState.DaysKept)).Aggregate(next, (kept, old) => kept.Remove(old));
    }
}
