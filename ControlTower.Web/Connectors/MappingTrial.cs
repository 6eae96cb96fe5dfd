using System.Text.Json;
using ControlTower.Core.Signals.Mapping;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.News;

namespace ControlTower.Web.Connectors;

/// <summary>What a mapping would make of a sample. Nothing is sent.</summary>
/// <param name="Signals">The events that would be taken, in the order of the sample; the first <see cref="Shown"/>.</param>
/// <param name="Made">How many there would be.</param>
public sealed record MappingTrial(IReadOnlyList<JsonElement> Signals, int Made, IReadOnlyList<TrialError> Errors)
{
    public const int Shown = 100;

    public static MappingTrial Of(string text, JsonElement sample, TowerState state, DateTimeOffset now)
    {
        var mapping = SignalMappingText.Parse(text);
        if (!mapping.Succeeded) return Faulty([.. mapping.Refusal.Errors.Select(error => new TrialError(null, error.Pointer, error.Message))]);
        var made = MappedSignals.Make(mapping.Value, sample);
        if (!made.Succeeded) return Faulty([new(null, "", made.Refusal.Message)]);
        var (signals, errors) = (new List<JsonElement>(), new List<TrialError>());
        foreach (var (one, index) in made.Value.Select((one, index) => (one, index)))
        {
            if (ErrorOf(one, state, now) is { } error) errors.Add(error with { Index = index });
            else signals.Add(one.Event!.Value);
        }
        return new([.. signals.Take(Shown)], signals.Count, [.. errors.Take(Shown)]);
    }

    private static MappingTrial Faulty(IReadOnlyList<TrialError> errors) => new([], 0, errors);

    private static TrialError? ErrorOf(MappedSignal made, TowerState state, DateTimeOffset now)
    {
        if (made.Event is not { } signal) return new(null, made.Error!.Pointer, made.Error.Message);
        var candidate = CloudEvents.Read(signal, now);
        var error = candidate.Signal is { } read ? SignalMeaning.Objection(state, read) : candidate.Error;
        return error is null ? null : new(null, "", error);
    }
}

/// <param name="Index">Of the signal, from 0; null where it is the mapping's fault.</param>
/// <param name="Pointer">Line and column of the mapping, or JSON pointer into the sample; empty where the message itself names a place of the signal.</param>
public sealed record TrialError(int? Index, string Pointer, string Message);
