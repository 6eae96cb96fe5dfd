using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Routine;

/// <summary>A run hangs on a case, so routine work has one as well: opened with the run, and resolved when the run has ended.</summary>
internal static class RoutineCases
{
    private const string Nobody = "operations";

    /// <summary>Opens the case and starts the run, where the protocol's sites, items and conditions fit and none is open about the same.</summary>
    public static void Start(Turn turn, ProtocolVersion version, RoutineCause cause)
    {
        if (version.Document.Mode != ProtocolMode.Live || !Fits(version.Document.Trigger, cause)) return;
        var deviation = DeviationOf(version.Document, cause);
        if (turn.State.Exceptions.OpenOf(deviation) is { } known)
        {
            Feed(turn, known, deviation, cause);
            return;
        }
        var fields = CaseSource.FieldsOf(turn.State, new("", deviation, CaseStatus.New, cause.At, turn.Now), turn.Now, turn.Rules);
        if (!version.Compiled.Holds(fields)) return;
        var function = version.LevelFor(fields).Functions is [var first, ..] ? first : Nobody;
        var id = $"EX-{turn.State.Exceptions.LastCase + 1}";
        turn.Conclude(new CaseOpened(id, deviation with { Function = function }, cause.Signal) { ToldBy = cause.Signal is null ? null : turn.Caller.Person }, cause.At);
        CaseToRun.Start(turn, id, version, fields);
        if (turn.State.Protocols.Shadows.Find(version.Document.Id) is { } beside && beside.Compiled.Holds(fields)) ShadowRuns.Start(turn, id, beside);
    }

    /// <summary>What ended in this turn: the case is over with its run, unless a person is waited for.</summary>
    /// <param name="facts">How many facts there were before.</param>
    public static void Follow(Turn turn, int facts)
    {
        for (var i = facts; i < turn.Facts.Count; i++)
        {
            if (turn.Facts[i].Body is not RunEnded { Status: not RunStatus.Parked } ended || turn.State.Protocols.Runs.Find(ended.Run) is not { } run) continue;
            if (turn.State.Exceptions.Open.Find(run.Case) is not { Deviation.Kind: CaseKind.Routine } || turn.State.Protocols.RunsFor(run.Case).Any(one => one.Open)) continue;
            turn.Conclude(new CaseResolved(run.Case, ended.Status == RunStatus.Rejected ? "it was refused" : ended.Because));
        }
    }

    /// <summary>Another signal about the same: the open case has it as well, so that it stands until all are withdrawn.</summary>
    private static void Feed(Turn turn, ExceptionCase known, Deviation deviation, RoutineCause cause)
    {
        if (cause.Signal is null || known.Signals.Contains(cause.Signal)) return;
        turn.Conclude(new CaseUpdated(known.Id, deviation with { Function = known.Deviation.Function }, cause.Signal, false) { ToldBy = turn.Caller.Person }, cause.At);
    }

    private static bool Fits(Trigger trigger, RoutineCause cause) =>
        (trigger.Sites.Count == 0 || trigger.Sites.Any(cause.Sites.Contains)) && (trigger.Items.Count == 0 || cause.Items.Count == 0 || trigger.Items.Any(cause.Items.Contains));

    private static Deviation DeviationOf(ProtocolDocument document, RoutineCause cause) =>
        new(CaseKind.Routine, [document.Id, .. cause.Subject], document.Title, Severity.Low, cause.At.ToUniversalTime(), Nobody)
        {
            Site = cause.Sites.Count > 0 ? cause.Sites[0] : null,
            OtherSite = cause.Sites.Count > 1 ? cause.Sites[1] : null,
            Items = cause.Items,
            Reference = cause.Reference,
            Reason = cause.Reason,
            Expected = cause.Stock?.Wanted,
            Actual = cause.Stock?.Actual,
            Delta = cause.Stock is { } stock ? stock.Actual - stock.Wanted : null,
        };
}
