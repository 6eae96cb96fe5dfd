using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Signals.Mapping;

namespace ControlTower.Web.Connectors;

/// <summary>JSON of a foreign shape as signals, by a mapping: what it makes is checked as any event that comes in.</summary>
public static class MappedEvents
{
    /// <param name="received">Stands in for the time of a signal that tells none.</param>
    public static Result<IReadOnlyList<SignalCandidate>> Read(SignalMapping mapping, JsonElement document, DateTimeOffset received)
    {
        var made = MappedSignals.Make(mapping, document);
        return made.Succeeded ? made.Value.Select(one => CandidateOf(one, received)).ToList() : made.Refusal;
    }

    private static SignalCandidate CandidateOf(MappedSignal made, DateTimeOffset received) =>
        made.Event is { } signal ? CloudEvents.Read(signal, received) : new(null, $"{made.Error!.Pointer}: {made.Error.Message}", made.Text);
}
