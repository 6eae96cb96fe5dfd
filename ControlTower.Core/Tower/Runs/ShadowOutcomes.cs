using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Compares what a version in the shadow would have done with what was done: with the live version of the same protocol, else with whichever acted on the case.</summary>
internal static class ShadowOutcomes
{
    /// <summary>What was decided, or came to its end, in this turn.</summary>
    public static void Follow(Turn turn)
    {
        if (turn.State.Protocols.ShadowsOfCase.Count == 0) return;
        for (var i = 0; i < turn.Facts.Count; i++)
        {
            var about = turn.Facts[i].Body switch
            {
                RunActing one => turn.State.Protocols.Runs.Find(one.Run)?.Case,
                RunEnded one => turn.State.Protocols.Runs.Find(one.Run)?.Case,
                CaseReturnedToNormal one => one.Case,
                CaseResolved one => one.Case,
                _ => null,
            };
            if (about is not null) Look(turn, about);
        }
    }

    /// <summary>What of a case can be compared by now.</summary>
    public static void Look(Turn turn, string id)
    {
        var isOver = turn.State.Exceptions.Open.Find(id) is not { Status: not CaseStatus.ReturnedToNormal };
        foreach (var shadow in turn.State.Protocols.ShadowsOfCase.WithPrefix(Keys.Prefix(id)).Select(pair => turn.State.Protocols.ShadowDecisions[pair.Value]).ToList())
        {
            if (shadow.RecordedAt is null)
            {
                if (isOver) Missed(turn, shadow);
                continue;
            }
            var run = LiveOf(turn.State.Protocols, shadow);
            if (run is not null && IsDecided(run)) turn.Conclude(new ShadowCompared(shadow.Id, run.Id, Differences(turn.State.Protocols, shadow, run)));
            else if (isOver) turn.Conclude(new ShadowCompared(shadow.Id, null, shadow.Would == ShadowWould.Nothing ? [] : [$"{Would(shadow)}; the live version did nothing before the case was over"]));
        }
    }

    /// <summary>The case was over before anything was weighed: there was nothing to decide for either.</summary>
    private static void Missed(Turn turn, ShadowDecision shadow)
    {
        turn.Conclude(new ShadowRecorded(shadow.Id, null, ShadowWould.Nothing, [], "the case was over before it was weighed"));
        turn.Conclude(new ShadowCompared(shadow.Id, null, []));
    }

    private static Run? LiveOf(ProtocolState protocols, ShadowDecision shadow)
    {
        var alone = protocols.Published.Find(shadow.Protocol) is not { Document.Mode: ProtocolMode.Live };
        return protocols.RunsFor(shadow.Case).LastOrDefault(run => (alone || run.Protocol == shadow.Protocol) && run.Status != RunStatus.Superseded);
    }

    private static bool IsDecided(Run run) => run.Chosen is not null || run.Status is RunStatus.Rejected or RunStatus.Parked;

    private static List<string> Differences(ProtocolState protocols, ShadowDecision shadow, Run run)
    {
        var differs = new List<string>();
        var asked = run.Approval is { } id && protocols.Approvals.Find(id) is { } approval ? approval.Functions.Select(one => one.Function).Order(StringComparer.Ordinal).ToList() : null;
        if (InWhom(shadow, asked) is { } whom) differs.Add(whom);
        else if (shadow.Would == ShadowWould.Act && run.Chosen is null) differs.Add($"{Would(shadow)}; people did not agree to anything");
        var option = run.Options.FirstOrDefault(one => one.Id == (run.Chosen ?? "A"));
        if (shadow.Option is { } proposed && option is not null && proposed.Kind != option.Kind) differs.Add($"proposes {proposed.Kind}; {(run.Chosen is null ? "proposed" : "done")} was {option.Kind}");
        else if (shadow.Option is { } same && option is not null && same.Cost != option.Cost) differs.Add($"reckons with {same.Cost}; the live version with {option.Cost}");
        if (shadow.Option is null && option is not null) differs.Add($"knows nothing to do; the live version {(run.Chosen is null ? "proposed" : "did")} {option.Kind}");
        if (shadow.Option is not null && option is null) differs.Add($"{Would(shadow)}; the live version knew nothing to do");
        return differs;
    }

    /// <summary>In who decides; null where that is the same.</summary>
    private static string? InWhom(ShadowDecision shadow, List<string>? asked) => (shadow.Would, asked) switch
    {
        (ShadowWould.Act, not null) => $"acts on its own; the live version asked {Names(asked)}",
        (ShadowWould.Ask, null) => $"asks {Names(shadow.Functions)}; the live version asked nobody",
        (ShadowWould.Ask, not null) when !shadow.Functions.Order(StringComparer.Ordinal).SequenceEqual(asked) => $"asks {Names(shadow.Functions)}; the live version asked {Names(asked)}",
        _ => null,
    };

    private static string Would(ShadowDecision shadow) => shadow.Would switch
    {
        ShadowWould.Act => $"does {shadow.Option!.Kind} on its own",
        ShadowWould.Ask => $"asks {Names(shadow.Functions)}",
        _ => "does nothing",
    };

    private static string Names(IEnumerable<string> functions) => string.Join(" and ", functions);
}
