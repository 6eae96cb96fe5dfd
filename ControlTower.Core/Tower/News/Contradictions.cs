using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.News;

/// <summary>Finds where a source tells other than a different one told of the same thing at about the same time.</summary>
internal static class Contradictions
{
    /// <summary>What was told longer ago may have changed by itself.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(4);

    /// <returns>Null where the signal contradicts nobody.</returns>
    public static SourceContradicted? Find(Turn turn, Signal signal)
    {
        if (ToldField.Of(signal.Type, signal.Data) is not { } field) return null;
        if (turn.State.Signals.Told.Find(field.Key) is not { } held || held.Source == signal.Source) return null;
        var stays = Precedence.Holds(turn.State.Signals, field, held, new(signal.Source, field.Value, signal.Time));
        if (!(stays || (signal.Time - held.At).Duration() <= Fresh) || !field.Contradicts(held.Value)) return null;
        return new(signal.Source, field.Name, field.About, field.Value, held, stays);
    }
}
