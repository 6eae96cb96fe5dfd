using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>Reads one case out of a state, for one reader.</summary>
public static class CaseReading
{
    public static CaseView Of(TowerState state, ExceptionCase one, (Reader Reader, DateTimeOffset Now, TimeZoneInfo Zone) seen, BiteTable bites)
    {
        var entry = CaseEntry.Of(state, one);
        var runs = state.Protocols.RunsFor(one.Id).ToList();
        var decisions = DecisionsOf(state, entry, seen.Reader);
        var others = runs.Where(other => other.Id != entry.Run?.Id).Reverse().ToLookup(other => other.Open, other => RunReading.Of(state, other, seen.Reader));
        var authority = entry.Run is { } run ? state.Protocols.VersionOf(run).Document.Levels[0].Authority?.PerDecision : null;
        return new(entry)
        {
            Where = CaseWords.Where(state, one.Deviation),
            Owner = one.Owner is { } owner ? seen.Reader.NameOf(owner) : null,
            Incident = one.Incident is { } incident ? state.Exceptions.Incidents.Find(incident) : null,
            Steps = ResponseSteps.Of(entry, seen),
            Decisions = decisions,
            Run = entry.Run is { } current ? RunReading.Of(state, current, seen.Reader) : null,
            Beside = [.. others[true]],
            Older = [.. others[false]],
            Options = OptionView.Of(entry.Run?.Options ?? [], one.Impact?.Orders ?? 0, authority),
            Authority = authority,
            Bites = bites,
            Timeline = CaseTimelineReading.Of(state, entry, runs, seen.Reader),
            Warnings = WarningsOf(state, entry, runs),
        };
    }

    private static IReadOnlyList<DecisionView> DecisionsOf(TowerState state, CaseEntry entry, Reader reader)
    {
        if (entry.Waiting.Count > 0) return [.. entry.Waiting.OrderBy(one => one.Deadline).Select(one => DecisionView.Of(state, one, reader))];
        return entry.Run?.Approval is { } id && state.Protocols.Approvals.Find(id) is { } last ? [DecisionView.Of(state, last, reader)] : [];
    }

    /// <summary>Functions that are asked, or own an open step, or the queue, and that nobody holds; and a run that waits for a person.</summary>
    private static IReadOnlyList<string> WarningsOf(TowerState state, CaseEntry entry, IReadOnlyList<Run> runs)
    {
        if (!entry.Case.Open) return [];
        var asked = entry.Waiting.SelectMany(one => one.Functions.Where(answer => answer.Actor is null).Select(answer => answer.Function));
        var steps = runs.Where(run => run.Open).SelectMany(run => run.Steps.Where(step => !step.Over).Select(step => step.Function));
        var unheld = asked.Concat(steps).Append(entry.Case.Deviation.Function).Distinct().Where(function => !state.People.Holders(function).Any());
        var parked = runs.Where(run => run.Status == RunStatus.Parked).Select(run => $"{run.Id} is parked: {run.Because}.");
        return [.. unheld.Select(function => $"Nobody holds the function {Seat.Name(state, function)}."), .. parked];
    }
}
