using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>How protocols, runs and approvals change with each fact.</summary>
internal static class ProtocolApply
{
    public static ProtocolState Apply(ProtocolState state, Fact fact) =>
        TriggerApply.Apply(state, ShadowApply.Apply(state, SagaApply.Apply(BreakerApply.Apply(ApprovalApply.Apply(ApplyRun(state, fact), fact), fact), fact), fact), fact);

    private static ProtocolState ApplyRun(ProtocolState state, Fact fact) => fact.Body switch
    {
        ProtocolPublished published => Publish(state, published, fact),
        RunStarted started => Start(state, started, fact.RecordedAt),
        RunWeighed weighed => WithRun(state, weighed.Run, run => run with { Options = weighed.Options, WeighedRevision = weighed.CaseRevision }) with { Weighing = state.Weighing.Remove(weighed.Run) },
        RunWeighingAsked asked => state with { Weighing = state.Weighing.Set(asked.Run, true) },
        RunWeighingHeld held => WithRun(state, held.Run, run => run with { WeighedRevision = held.CaseRevision }) with { Weighing = state.Weighing.Remove(held.Run) },
        RunRaised raised => WithRun(state, raised.Run, run => run with { Status = RunStatus.Weighing, Level = raised.Level }) with { Weighing = state.Weighing.Set(raised.Run, true) },
        RunWeighingStale stale => WithRun(state, stale.Run, run => run with { StaleWeighings = run.StaleWeighings + 1 }),
        ApprovalRequested requested => Request(state, requested.Approval),
        ApprovalApproved approved => Decide(state, approved.Approval, ApprovalStatus.Approved, (fact, approved.Reason, approved.Option)),
        ApprovalRejected rejected => Decide(state, rejected.Approval, ApprovalStatus.Rejected, (fact, rejected.Reason, null)),
        ApprovalTimedOut timedOut => Decide(state, timedOut.Approval, ApprovalStatus.TimedOut, (fact, "nobody answered in time", null)),
        ApprovalVoided voided => Decide(state, voided.Approval, ApprovalStatus.Void, (fact, voided.Because, null)),
        RunActing acting => Act(state, acting, fact.RecordedAt),
        StepRequested requested => WithStep(state, requested.Run, requested.Step, step => step with { Status = StepStatus.Requested, Effects = requested.Effects }),
        StepDone done => WithStep(state, done.Run, done.Step, step => step with { Status = StepStatus.Done, DoneAt = fact.RecordedAt, Note = done.Note }),
        StepFailed failed => WithStep(state, failed.Run, failed.Step, step => step with { Status = StepStatus.Failed, Note = failed.Because }),
        RunEnded ended => WithRun(state, ended.Run, run => run with { Status = ended.Status, EndedAt = fact.RecordedAt, Because = ended.Because }) with
        {
            Weighing = state.Weighing.Remove(ended.Run),
        },
        _ => DraftApply.Apply(state, fact),
    };

    private static ProtocolState Publish(ProtocolState state, ProtocolPublished published, Fact fact)
    {
        var version = new ProtocolVersion(published.Version, published.Document, published.Text, fact.RecordedAt, fact.Actor)
        {
            Because = published.Because,
            AskedBy = published.AskedBy,
            Authors = published.Authors ?? [fact.Actor],
        };
        return state with
        {
            Published = state.Published.Set(published.Document.Id, version),
            Versions = state.Versions.Set(ProtocolState.VersionKey(published.Document.Id, published.Version), version),
            Drafts = DraftApply.Published(state.Drafts, published),
        };
    }

    private static ProtocolState Start(ProtocolState state, RunStarted started, DateTimeOffset at)
    {
        var run = new Run(started.Run, started.Case, started.Protocol, started.Version, at, RunStatus.Weighing) { Level = started.Level };
        var runs = Pruned(state.Runs, state.RunsOver, one => one.Open ? null : one.EndedAt);
        var ofCases = runs.Count == state.Runs.Count ? state.RunsOfCase : state.Runs.Values.Where(one => !runs.ContainsKey(one.Id)).Aggregate(state.RunsOfCase, WithoutRun);
        var ofCase = ofCases.Find(started.Case) ?? OrdinalMap<bool>.Empty;
        return state with
        {
            Runs = runs.Set(run.Id, run),
            RunsOver = state.RunsOver - (state.Runs.Count - runs.Count),
            RunsOfCase = ofCases.Set(started.Case, ofCase.Set(run.Id, true)),
            Weighing = state.Weighing.Set(run.Id, true),
            LastRun = Number(run.Id),
        };
    }

    private static OrdinalMap<OrdinalMap<bool>> WithoutRun(OrdinalMap<OrdinalMap<bool>> ofCases, Run run) =>
        ofCases.Find(run.Case)?.Remove(run.Id) is not { } rest ? ofCases : rest.Count == 0 ? ofCases.Remove(run.Case) : ofCases.Set(run.Case, rest);

    private static ProtocolState Request(ProtocolState state, Approval approval) => WithRun(state, approval.Run, run => run with
    {
        Status = RunStatus.AwaitingApproval,
        Approval = approval.Id,
    }) with
    {
        Approvals = Pruned(state.Approvals, state.Approvals.Count - state.Waiting.Count, one => one.DecidedAt).Set(approval.Id, approval),
        Waiting = state.Waiting.Set(approval.Id, true),
        Windows = state.Windows.With(approval.Id, approval.Deadline),
        LastApproval = Number(approval.Id),
    };

    private static ProtocolState Decide(ProtocolState state, string id, ApprovalStatus status, (Fact Fact, string Reason, string? Option) how) =>
        WithApproval(state, id, one => one with
        {
            Status = status,
            DecidedAt = how.Fact.RecordedAt,
            DecidedBy = how.Fact.Actor,
            Reason = how.Reason,
            Option = how.Option ?? one.Option,
        }) with
        {
            Waiting = state.Waiting.Remove(id),
            Windows = state.Windows.With(id, null),
        };

    private static ProtocolState Act(ProtocolState state, RunActing acting, DateTimeOffset at)
    {
        var next = WithRun(state, acting.Run, run => run with { Status = RunStatus.Acting, Chosen = acting.Option, Steps = acting.Steps }) with { Weighing = state.Weighing.Remove(acting.Run) };
        var run = state.Runs[acting.Run];
        var cost = run.Options.First(option => option.Id == acting.Option).Cost;
        foreach (var function in acting.Functions ?? []) next = next with { Spent = Spend(next.Spent, Keys.Of(run.Protocol, function), (at, run.Id, cost)) };
        if (!acting.Automatic) return next;
        var day = Keys.Part(at.AddDays(-1));
        var automatic = next.Automatic.Set(Keys.Of(Keys.Part(at), acting.Run), cost);
        while (automatic.TryFirst(out var oldest, out _) && string.CompareOrdinal(oldest, day) < 0) automatic = automatic.Remove(oldest);
        return next with { Automatic = automatic };
    }

    /// <summary>What is older than a day goes as the next comes.</summary>
    private static OrdinalMap<Money> Spend(OrdinalMap<Money> spent, string of, (DateTimeOffset At, string Run, Money Cost) one)
    {
        var day = Keys.Of(of, Keys.Part(one.At.AddDays(-1)));
        foreach (var (key, _) in spent.WithPrefix(Keys.Prefix(of)).TakeWhile(pair => string.CompareOrdinal(pair.Key, day) < 0).ToList()) spent = spent.Remove(key);
        return spent.Set(Keys.Of(of, Keys.Part(one.At), one.Run), one.Cost);
    }

    private static ProtocolState WithRun(ProtocolState state, string id, Func<Run, Run> change)
    {
        var before = state.Runs[id];
        var after = change(before);
        return state with { Runs = state.Runs.Set(id, after), RunsOver = state.RunsOver + (before.Open ? 1 : 0) - (after.Open ? 1 : 0) };
    }

    private static ProtocolState WithStep(ProtocolState state, string id, int number, Func<RunStep, RunStep> change) =>
        WithRun(state, id, run => run with { Steps = [.. run.Steps.Select(step => step.Number == number ? change(step) : step)] });

    private static ProtocolState WithApproval(ProtocolState state, string id, Func<Approval, Approval> change) =>
        state with { Approvals = state.Approvals.Set(id, change(state.Approvals[id])) };

    /// <summary>Drops the oldest that are over once those are too many; however many are not over cost nothing.</summary>
    /// <param name="over">How many of them are over.</param>
    /// <param name="endedAt">Null while it is not over.</param>
    private static OrdinalMap<T> Pruned<T>(OrdinalMap<T> map, int over, Func<T, DateTimeOffset?> endedAt)
    {
        if (over < ProtocolState.Kept + ProtocolState.DroppedAtOnce) return map;
        var oldest = map.Select(pair => (pair.Key, At: endedAt(pair.Value))).Where(one => one.At is not null)
            .OrderBy(one => one.At).ThenBy(one => one.Key, StringComparer.Ordinal).Take(ProtocolState.DroppedAtOnce);
        return oldest.Aggregate(map, (kept, one) => kept.Remove(one.Key));
    }

    private static int Number(string id) => int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
