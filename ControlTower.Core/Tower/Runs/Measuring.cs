using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Tower.Runs;

/// <summary>When a case has closed and its run has acted: the real effect beside the forecast. It says what came, not why.</summary>
internal static class Measuring
{
    public static void Follow(Turn turn)
    {
        if (turn.State.Protocols.Measures.Watches.Count == 0) return;
        // What measuring itself records ends nothing.
        var facts = turn.Facts.Count;
        for (var i = 0; i < facts; i++)
        {
            if (turn.Facts[i].Body is CaseResolved resolved) foreach (var run in turn.State.Protocols.RunsFor(resolved.Case).ToList()) Measure(turn, run);
            else if (turn.Facts[i].Body is RunEnded ended && turn.State.Protocols.Runs.Find(ended.Run) is { } run) Measure(turn, run);
        }
    }

    private static void Measure(Turn turn, Run run)
    {
        if (run is not { Status: RunStatus.Completed, Chosen: { } chosen } || turn.State.Exceptions.Open.ContainsKey(run.Case)) return;
        if (turn.State.Protocols.Measures.Watches.Find(run.Id) is not { } watch) return;
        var option = run.Options.First(one => one.Id == chosen);
        var forecast = new EffectFigures
        {
            Cost = option.Cost,
            OrdersSaved = option.Effect.OrdersSaved,
            LinesSaved = option.Effect.LinesSaved,
            ServiceRegainedAt = option.Effect.ServiceRegainedAt,
            StopHoursSaved = option.Effect.StopHoursSaved ?? 0,
        };
        var outcomes = (watch.Risk?.Lines ?? []).Select(line => (Line: line, Outcome: OutcomeOf(turn, watch, line))).ToList();
        var real = Real(turn, (watch, option), outcomes);
        var error = EffectError.Of(forecast, real, watch.ActedAt);
        turn.Conclude(new RunMeasured(run.Id, run.Case, run.Protocol, option.Id, option.Kind, watch.ActedAt, forecast, real)
        {
            Error = error,
            LinesOpen = outcomes.Count(one => one.Outcome.Kind == LineEnd.Open),
            LinesGone = outcomes.Count(one => one.Outcome.Kind == LineEnd.Gone),
        });
        Breaking.Measured(turn, run.Id, error);
        Breaking.LookBack(turn, run.Protocol);
    }

    private static EffectFigures Real(Turn turn, (RunWatch Watch, RunOption Option) what, List<(RiskedLine Line, (LineEnd Kind, decimal HoursLate) Outcome)> outcomes)
    {
        var (watch, option) = what;
        var counts = watch.Risk is { IsWhole: true };
        return new()
        {
            Cost = CostOf(watch, option),
            LateCost = counts ? LateCost(turn, outcomes) : null,
            OrdersSaved = counts ? outcomes.GroupBy(one => one.Line.Order, StringComparer.Ordinal).Count(order => order.All(one => IsSaved(one.Outcome.Kind))) : null, // ordered: only counted
            LinesSaved = counts ? outcomes.Count(one => IsSaved(one.Outcome.Kind)) : null,
            ServiceRegainedAt = RegainedAt(watch, option),
            StopHoursSaved = Standstill.Saved(turn.State, watch, option, turn.Now),
        };
    }

    private static bool IsSaved(LineEnd kind) => kind is LineEnd.InTime or LineEnd.Open;

    private static (LineEnd Kind, decimal HoursLate) OutcomeOf(Turn turn, RunWatch watch, RiskedLine line)
    {
        if (watch.Gone.ContainsKey(line.Order)) return (LineEnd.Gone, 0);
        var delivered = watch.Delivered.TryGetValue(line.Order, out var at);
        var late = ((delivered ? at : turn.Now) - line.PromisedBy).Ticks / (decimal)TimeSpan.TicksPerHour;
        return late > 0 ? (LineEnd.Late, late) : (delivered ? LineEnd.InTime : LineEnd.Open, 0);
    }

    /// <summary>The forecast cost by the share of goods that came or are on their way; null where nothing in the book stands for a move.</summary>
    private static Money? CostOf(RunWatch watch, RunOption option)
    {
        if (option.Moves.Count == 0) return option.Cost;
        if (watch.Set.Count == 0) return null;
        var planned = Receipt.Sum(watch.Set.Values.Select(one => new MovementLine("", one.Planned)));
        var came = Receipt.Sum(watch.Set.Values.Select(one => new MovementLine("", one.Came ?? one.Planned)));
        return planned == Quantity.Zero || came == planned ? option.Cost : Money.Of(decimal.Round(option.Cost.Amount * came.Units / planned.Units, 2), option.Cost.Currency);
    }

    private static Money? LateCost(Turn turn, List<(RiskedLine Line, (LineEnd Kind, decimal HoursLate) Outcome)> outcomes)
    {
        var micros = outcomes.Where(one => one.Line.Value is { } value && value.Currency == turn.Rules.Currency)
            .Aggregate(0L, (sum, one) => Micros.AddCapped(sum, Micros.Multiply(one.Line.Value!.Value.Micros, Micros.From(decimal.Round(turn.Rules.LatenessPerHour * one.Outcome.HoursLate, 6)))));
        return new(micros, turn.Rules.Currency);
    }

    /// <summary>When the last of what was set in motion was there, with the way that was planned for what is made; where nothing was, when it returned to normal.</summary>
    private static DateTimeOffset? RegainedAt(RunWatch watch, RunOption option)
    {
        if (option.Moves.Count == 0 && option.Production is null) return watch.NormalAt;
        return watch.Set.Count == 0 || watch.Set.Values.Any(one => one.ThereAt is null) ? null : watch.Set.Max(one => one.Value.ThereAt + WayOf(option, one.Key));
    }

    /// <summary>From where it is made to where it is wanted; nobody reports that it went it.</summary>
    private static TimeSpan WayOf(RunOption option, string id) =>
        option.Production?.FirstOrDefault(one => one.Order == id) is { Arrives: { } arrives } made ? arrives - made.DueAt : TimeSpan.Zero;

    private enum LineEnd { InTime, Open, Late, Gone }
}
