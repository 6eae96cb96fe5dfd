using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Tower.Runs;

/// <summary>A case starts the protocols that answer it, and takes back what no longer fits.</summary>
internal static class CaseToRun
{
    /// <param name="worse">News made it worse: a protocol that had finished with it starts again.</param>
    /// <param name="byTime">Time reached a limit: a protocol that had finished with it at another level starts again.</param>
    public static void Consider(Turn turn, string id, bool worse, bool byTime = false)
    {
        var one = turn.State.Exceptions.Open[id];
        var fields = CaseSource.FieldsOf(turn.State, one, turn.Now, turn.Rules);
        foreach (var run in turn.State.Protocols.RunsFor(id).ToList())
        {
            // What started routine work is past, and does not change any more.
            if (one.Deviation.Kind == CaseKind.Routine) break;
            var version = turn.State.Protocols.VersionOf(run);
            // Nobody decided a parked one: it is asked anew where another level is to decide.
            if (run is { Status: RunStatus.Parked, Chosen: null } && version.Answers(fields) && !version.IsAtLevelFor(run, fields)) Supersede(turn, run, $"the case outgrew the level {run.Level} of {version.Document.Title}");
            if (run.Status is not (RunStatus.Weighing or RunStatus.AwaitingApproval)) continue;
            if (!version.Answers(fields)) Supersede(turn, run, $"the case outgrew {version.Document.Title}");
            else if (!version.IsAtLevelFor(run, fields)) Supersede(turn, run, $"the case outgrew the level {run.Level} of {version.Document.Title}");
        }
        var about = turn.State.Protocols.Index.About(fields);
        foreach (var version in about.Where(version => version.Document.Mode == ProtocolMode.Live).ToList())
        {
            if (!IsAnswered(turn, (id, fields), version, (worse, byTime))) Start(turn, id, version, fields);
        }
        ShadowRuns.Consider(turn, (id, fields), about, (worse, byTime));
    }

    /// <summary>The trouble is over: what nobody has decided yet need not be.</summary>
    public static void Withdraw(Turn turn, string id, string because)
    {
        foreach (var run in turn.State.Protocols.RunsFor(id).Where(run => run is { Open: true, Chosen: null }).ToList())
        {
            Supersede(turn, run, because);
        }
        StepFlow.CaseIsOver(turn, id, because);
    }

    public static Result<object> RecordImpact(Turn turn, RecordImpact impact)
    {
        // A newer revision has its own reckoning under way.
        if (!turn.State.Exceptions.Open.TryGetValue(impact.Case, out var one) || one.Revision != impact.Revision) return Done.Well;
        turn.Conclude(new CaseImpactAssessed(one.Id, impact.Revision, impact.Impact, UrgencyOf(one, impact.Impact, turn.Now)));
        if (one.Status != CaseStatus.ReturnedToNormal) Consider(turn, one.Id, false);
        Reasking.Look(turn, one.Id);
        return Done.Well;
    }

    public static void Start(Turn turn, string id, ProtocolVersion version, CaseFields fields) =>
        turn.Conclude(new RunStarted($"R-{turn.State.Protocols.LastRun + 1}", id, version.Document.Id, version.Version)
        {
            Level = version.Document.Levels.Count > 1 ? version.LevelFor(fields).Name : null,
        });

    private static bool IsAnswered(Turn turn, (string Id, CaseFields Fields) about, ProtocolVersion version, (bool Worse, bool ByTime) news)
    {
        var runs = turn.State.Protocols.RunsFor(about.Id).Where(run => run.Protocol == version.Document.Id).ToList();
        if (runs.Any(run => run.Open)) return true;
        return !news.Worse && runs.LastOrDefault(run => run.Status is RunStatus.Completed or RunStatus.Rejected or RunStatus.Compensated) is { } done
            && (!news.ByTime || turn.State.Protocols.VersionOf(done).IsAtLevelFor(done, about.Fields));
    }

    private static void Supersede(Turn turn, Run run, string because)
    {
        if (run is { Status: RunStatus.AwaitingApproval, Approval: { } approval }) turn.Conclude(new ApprovalVoided(approval, because));
        turn.Conclude(new RunEnded(run.Id, RunStatus.Superseded, because));
    }

    private static Urgency UrgencyOf(ExceptionCase one, Impact impact, DateTimeOffset now)
    {
        if (impact.By is not { } by) return one.Deviation.Severity == Severity.High ? Urgency.Medium : Urgency.Low;
        var left = by - now;
        return left <= TimeSpan.FromHours(24) ? Urgency.High : left <= TimeSpan.FromHours(72) ? Urgency.Medium : Urgency.Low;
    }
}
