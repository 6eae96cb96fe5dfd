using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What a step tells the outside, and which step an effect belongs to.</summary>
internal static class StepTelling
{
    public const string UndoType = "action.undo";

    private const string Undo = "undo";

    /// <summary>Tells every system that is subscribed to do a step, or to take it back.</summary>
    /// <returns>Ids of the effects; empty where a person does it or nothing is subscribed.</returns>
    public static IReadOnlyList<string> Tell(Turn turn, Run run, RunStep step, bool undo)
    {
        if (step.Task == true || run.Carried is not { } option) return [];
        var effects = new List<string>();
        var number = step.Number.ToString(CultureInfo.InvariantCulture);
        var (action, due) = (undo ? step.Undo! : step.Action, run.DueOf(step.Number, turn.Now));
        var type = undo ? UndoType : $"action.{option.Kind}";
        foreach (var endpoint in turn.State.Effects.Endpoints.Values.Where(endpoint => endpoint.Active && endpoint.Hears(type)))
        {
            var id = $"EF-{turn.State.Effects.LastEffect + 1}";
            var payload = JsonSerializer.SerializeToElement(new StepInstruction(id, run.Case, run.Id, step.Number, step.Function, step.Owner, action, due, option) { Undoes = undo ? step.Action : null }, CanonicalJson.Options);
            turn.Conclude(new EffectRequested(id, endpoint.Id, type, undo ? Keys.Of(run.Id, number, Undo) : Keys.Of(run.Id, number), payload));
            effects.Add(id);
        }
        return effects;
    }

    /// <summary>Whose effect it is; null where it belongs to no step that is remembered.</summary>
    public static (Run Run, RunStep Step, bool Undo)? Of(TowerState state, Effect effect)
    {
        var parts = effect.Origin.Split(Keys.Separator);
        if (parts.Length is not (2 or 3) || state.Protocols.Runs.Find(parts[0]) is not { } run) return null;
        return run.StepNumbered(int.Parse(parts[1], CultureInfo.InvariantCulture)) is { } step ? (run, step, parts.Length == 3) : null;
    }

    /// <summary>Nothing is sent any more of what a person called impossible.</summary>
    public static void Withdraw(Turn turn, IEnumerable<string> effects, string because)
    {
        foreach (var id in effects)
        {
            if (turn.State.Effects.Effects.Find(id) is { Status: EffectStatus.Waiting } effect) turn.Conclude(new EffectFailed(id, effect.Attempts, because, null));
        }
    }

    /// <summary>The same effects once more, under the same ids.</summary>
    public static void Replay(Turn turn, IEnumerable<string> effects)
    {
        foreach (var id in effects)
        {
            if (turn.State.Effects.Effects.Find(id) is { Status: EffectStatus.Dead }) turn.Record(new EffectReplayed(id));
        }
    }

    private sealed record StepInstruction(string Id, string Case, string Run, int Step, string Function, string? Owner, string Action, DateTimeOffset DueAt, RunOption Option)
    {
        public string? Undoes { get; init; }
    }
}
