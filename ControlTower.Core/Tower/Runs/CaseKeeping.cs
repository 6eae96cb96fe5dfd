using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Opens cases, feeds them, lets them return to normal, and joins those that hang together.</summary>
internal static class CaseKeeping
{
    /// <summary>Cases opened within this time of each other at one site belong together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromHours(72);

    public static void Find(Turn turn, Deviation deviation, string? signal)
    {
        var teller = signal is null ? null : turn.Caller.Person;
        if (turn.State.Exceptions.OpenOf(deviation) is { } known)
        {
            var worse = deviation.IsWorseThan(known.Deviation) || known.Status == CaseStatus.ReturnedToNormal;
            turn.Conclude(new CaseUpdated(known.Id, deviation, signal, worse) { ToldBy = teller }, deviation.BeganAt);
            CaseToRun.Consider(turn, known.Id, worse);
            return;
        }
        var id = $"EX-{turn.State.Exceptions.LastCase + 1}";
        turn.Conclude(new CaseOpened(id, deviation, signal) { ToldBy = teller }, deviation.BeganAt);
        JoinIncident(turn, turn.State.Exceptions.Open[id]);
        CaseToRun.Consider(turn, id, false);
    }

    /// <param name="about">The parts of the key of the case, its kind first.</param>
    public static ExceptionCase? OpenOf(Turn turn, IReadOnlyList<string> about) =>
        turn.State.Exceptions.ByKey.TryGetValue(string.Join(Keys.Separator, about), out var id) ? turn.State.Exceptions.Open[id] : null;

    /// <param name="about">The parts of the key of the case, its kind first.</param>
    public static void Heal(Turn turn, IReadOnlyList<string> about, string? signal, string because)
    {
        if (OpenOf(turn, about) is not { } known || known.Status == CaseStatus.ReturnedToNormal) return;
        var id = known.Id;
        turn.Conclude(new CaseReturnedToNormal(id, signal, because));
        CaseToRun.Withdraw(turn, id, because);
        if (turn.State.Protocols.RunsFor(id).Any(run => run.Status == RunStatus.Completed)) turn.Conclude(new CaseConfirmed(id, signal));
        if (known.Status is CaseStatus.Acknowledged or CaseStatus.InProgress && !turn.State.Protocols.RunsFor(id).Any(run => run.Open))
        {
            turn.Conclude(new CaseResolved(id, because));
        }
    }

    private static void JoinIncident(Turn turn, ExceptionCase opened)
    {
        var cases = turn.State.Exceptions;
        // Those at a site come in order of id, so the first that fits is the least of it.
        var earlier = opened.Deviation.Sites
            .Select(site => cases.OpenAt(site).FirstOrDefault(one => one.Id != opened.Id && opened.DetectedAt - one.DetectedAt <= Together))
            .OfType<ExceptionCase>().MinBy(one => one.Id, StringComparer.Ordinal);
        if (earlier is null) return;
        if (earlier.Incident is { } incident)
        {
            turn.Conclude(new IncidentJoined(incident, opened.Id));
            return;
        }
        var site = earlier.Deviation.Sites.Intersect(opened.Deviation.Sites, StringComparer.Ordinal).First();
        var name = turn.State.Network.Sites.Find(site)?.Name ?? site;
        turn.Conclude(new IncidentOpened($"INC-{cases.LastIncident + 1}", $"Trouble at {name}", [earlier.Id, opened.Id]));
    }
}
