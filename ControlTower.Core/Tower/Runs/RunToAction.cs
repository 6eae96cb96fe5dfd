using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower.Runs;

/// <summary>From weighed options to what is done: within authority on its own, else after an answer.</summary>
internal static class RunToAction
{
    /// <summary>After so many stale weighings it is weighed inside the loop.</summary>
    private const int Tries = 3;

    public static Result<object> RecordOptions(Turn turn, RecordOptions weighed)
    {
        if (turn.State.Protocols.Runs.Find(weighed.Run) is not { Status: RunStatus.Weighing or RunStatus.AwaitingApproval } run || !turn.State.Protocols.Weighing.ContainsKey(run.Id)) return Done.Well;
        if (!turn.State.Exceptions.Open.TryGetValue(run.Case, out var one)) return Done.Well;
        var (options, risk) = (weighed.Options, weighed.Risk);
        if (Staleness(turn, weighed, one) is { } because)
        {
            if (run.StaleWeighings < Tries)
            {
                turn.Conclude(new RunWeighingStale(run.Id, because));
                return Done.Well;
            }
            var anew = OptionWeigher.Weigh(turn.State, run, turn.Now, turn.Rules);
            (options, risk) = (anew.Options, anew.Risk);
        }
        if (run.Status == RunStatus.AwaitingApproval && !Reasking.IsVoid(turn, run, one, options)) return Done.Well;
        turn.Conclude(new RunWeighed(run.Id, options) { CaseRevision = one.Revision, Size = Measures.SizeOf(turn.State, run), Risk = risk });
        Decide(turn, turn.State.Protocols.Runs[run.Id], one);
        return Done.Well;
    }

    /// <summary>Carries out the very option that was decided on.</summary>
    public static void Act(Turn turn, string runId, RunOption option, bool automatic)
    {
        var run = turn.State.Protocols.Runs[runId];
        turn.Conclude(new CaseDecided(run.Case, automatic) { Replanned = option.Production is null ? null : true });
        turn.Conclude(new RunActing(runId, option.Id, option.Hash, StepPlan.Of(turn.State, run, option, turn.Now), automatic) { Functions = DecidedBy(turn, run) });
        foreach (var (move, index) in option.Moves.Select((move, index) => (move, index))) SetInMotion(turn, run, option, move, index + 1);
        foreach (var fact in Replanning.Facts(runId, option.Production ?? [], turn.Now)) turn.Conclude(fact);
        foreach (var site in (option.Production ?? []).Select(one => one.Site).Distinct(StringComparer.Ordinal).Where(turn.State.Network.DowntimeEnds.ById.ContainsKey).ToList()) Scheduling.MeetProduction(turn, site);
        if (option.Servings is { } servings)
        {
            var moved = Resourcing.Move(turn, servings, $"{runId}: {option.Title}");
            if (ServingElsewhere.ScopeOf(turn.State.Exceptions.Open[run.Case]) is { } scope) Unserved.Tell(turn, scope, servings, (moved, option.Cost, null));
        }
        StepFlow.GoOn(turn, runId);
    }

    private static string? Staleness(Turn turn, RecordOptions weighed, ExceptionCase one)
    {
        if (one.Revision != weighed.CaseRevision) return "the case had news";
        var changed = weighed.Relied.FirstOrDefault(relied => (turn.State.Network.StockOf(relied.Site, relied.Item)?.Available.Micros ?? 0) != relied.AvailableMicros);
        return changed is null ? null : $"the stock of {changed.Item} at {changed.Site} changed";
    }

    private static void Decide(Turn turn, Run run, ExceptionCase one)
    {
        if (run.Options.Count == 0)
        {
            turn.Conclude(new RunEnded(run.Id, RunStatus.Parked, "none of the protocol's options can be carried out; it waits for a person"));
            return;
        }
        var level = turn.State.Protocols.VersionOf(run).LevelOf(run);
        var evidence = new List<string> { $"{one.Id}: {one.Deviation.Title}{(one.Deviation.Reason is { } reason ? $" ({reason})" : "")}" };
        if (one.Impact is { } impact) evidence.Add($"{impact.Orders} orders of {impact.Customers} customers at risk{(impact.By is { } by ? $", the first by {by:u}" : "")}");
        foreach (var acted in turn.State.Protocols.RunsFor(one.Id).Where(other => other.Id != run.Id && other.Chosen is not null)) evidence.Add($"{acted.Id} did option {acted.Chosen} before{(acted.Failure is { } failure ? $", and took it back: {failure}" : "")}");
        if (run.Approval is { } before) evidence.AddRange(RecordOf(turn.State.Protocols.Approvals[before]));
        if (level.Decision.Mode != DecisionMode.Automatic)
        {
            Approving.Request(turn, run, level, evidence);
            return;
        }
        if (AgainstAutomatic(turn, run, level) is { } why) Approving.Request(turn, run, level, [.. evidence, $"A person is asked because {why}"]);
        else Act(turn, run.Id, run.Options[0], automatic: true);
    }

    /// <summary>What was asked and answered before, for those who are asked now.</summary>
    private static IEnumerable<string> RecordOf(Approval before)
    {
        var how = before.Status == ApprovalStatus.Void ? $"became void: {before.Reason}" : "timed out";
        yield return $"{before.Id} asked {string.Join(" and ", before.Functions.Select(one => one.Function))} at {before.RequestedAt:u} and {how}";
        foreach (var one in before.Functions.Where(one => one.Actor is not null))
        {
            yield return $"{one.Function} {(one.Agreed ? $"agreed to option {before.Option}" : "refused")} on {before.Id}, which counts no longer: {one.Reason}";
        }
    }

    /// <summary>Why the tower may not act on its own; null when it may.</summary>
    private static string? AgainstAutomatic(Turn turn, Run run, Level level)
    {
        var option = run.Options[0];
        if (Reallocation.Shortage(turn.State, option) is { } shortage) return shortage;
        if (option.Kind == "wait") return "nothing can be done within the protocol";
        return Excess.Of(level.Authority, option, turn.Now)
            ?? Excess.OfDay(turn.State.Protocols, (run.Protocol, level.Authority), (level.Functions, option, turn.Now))
            ?? Breaking.Against(turn, run, option);
    }

    /// <summary>Against whose authority of the day it counts: those who agreed, else those whose level it is.</summary>
    private static IReadOnlyList<string> DecidedBy(Turn turn, Run run)
    {
        var agreed = run.Approval is { } id && turn.State.Protocols.Approvals.Find(id) is { Status: ApprovalStatus.Approved } approval
            ? approval.Functions.Where(one => one.Agreed).SelectMany(one => new[] { one.Function, one.StandIn }).OfType<string>().Where(turn.State.People.Functions.ContainsKey).Distinct().ToList()
            : [];
        return agreed.Count > 0 ? agreed : turn.State.Protocols.VersionOf(run).LevelOf(run).Functions;
    }

    private static void SetInMotion(Turn turn, Run run, RunOption option, PlannedMove move, int number)
    {
        var one = turn.State.Exceptions.Open[run.Case];
        foreach (var fact in SettingInMotion.Facts(turn.State, (run.Id, one, option.Kind), (move, number), turn.Now).ToList()) turn.Conclude(fact);
    }

}
