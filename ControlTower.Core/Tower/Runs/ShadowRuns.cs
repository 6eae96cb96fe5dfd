using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Tower.Options;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Versions in the shadow: they match, weigh and decide as live ones do, and what they would have done is written down. Nobody is asked, nothing is set in motion.</summary>
internal static class ShadowRuns
{
    /// <param name="about">What is published and about the case, in force or not.</param>
    public static void Consider(Turn turn, (string Id, CaseFields Fields) one, IReadOnlyList<ProtocolVersion> about, (bool Worse, bool ByTime) news)
    {
        var protocols = turn.State.Protocols;
        foreach (var version in about.Where(version => version.Document.Mode == ProtocolMode.Shadow)) Look(turn, one, version, news);
        if (protocols.Shadows.Count == 0) return;
        foreach (var version in ProtocolIndex.Of(protocols.Shadows).About(one.Fields)) Look(turn, one, version, news);
    }

    public static void Start(Turn turn, string id, ProtocolVersion version)
    {
        var protocol = version.Document.Id;
        turn.Conclude(new ShadowStarted(ShadowDecision.IdOf(protocol, (turn.State.Protocols.ShadowTallies.Find(protocol)?.Number ?? 0) + 1), id, protocol, version.Version));
    }

    /// <summary>Beside the loop: as the options of a run are.</summary>
    public static RecordShadow Weigh(TowerState view, ShadowDecision shadow, DateTimeOffset now, TowerRules rules)
    {
        var one = view.Exceptions.Open[shadow.Case];
        if (LevelOf(view, shadow, now, rules) is not { } level) return new(shadow.Id, one.Revision, null, []);
        return new(shadow.Id, one.Revision, level.Name, OptionWeigher.Weigh(view, RunOf(shadow, level.Name), now, rules).Options);
    }

    /// <summary>What was weighed on an older revision, or for another level, is weighed again.</summary>
    public static Result<object> Record(Turn turn, RecordShadow weighed)
    {
        if (!turn.State.Protocols.ShadowWeighing.ContainsKey(weighed.Shadow) || turn.State.Protocols.ShadowDecisions.Find(weighed.Shadow) is not { } shadow) return Done.Well;
        if (!turn.State.Exceptions.Open.TryGetValue(shadow.Case, out var one) || one.Revision != weighed.CaseRevision) return Done.Well;
        var level = LevelOf(turn.State, shadow, turn.Now, turn.Rules);
        if (level?.Name != weighed.Level) return Done.Well;
        turn.Conclude(Recorded(turn, shadow, level, weighed.Options));
        ShadowOutcomes.Look(turn, shadow.Case);
        return Done.Well;
    }

    private static void Look(Turn turn, (string Id, CaseFields Fields) one, ProtocolVersion version, (bool Worse, bool ByTime) news)
    {
        var known = turn.State.Protocols.ShadowsOf(version.Document.Id).Where(shadow => shadow.Case == one.Id && shadow.Version == version.Version).ToList();
        if (known.Exists(shadow => shadow.RecordedAt is null)) return;
        if (known.Count > 0 && !news.Worse && !(news.ByTime && known[^1].Level != version.LevelFor(one.Fields).Name)) return;
        Start(turn, one.Id, version);
    }

    private static ShadowRecorded Recorded(Turn turn, ShadowDecision shadow, Level? level, IReadOnlyList<RunOption> options)
    {
        if (level is null) return new(shadow.Id, null, ShadowWould.Nothing, [], "the case outgrew it");
        if (options.Count == 0) return new(shadow.Id, level.Name, ShadowWould.Nothing, [], "none of its options can be carried out");
        var option = new ShadowOption(options[0].Id, options[0].Kind, options[0].Cost);
        var run = RunOf(shadow, level.Name) with { Options = options };
        var above = Above(turn, run, level);
        var because = level.Decision.Mode == DecisionMode.Automatic ? AgainstActing(turn, run, above) : null;
        if (level.Decision.Mode == DecisionMode.Automatic && because is null) return new(shadow.Id, level.Name, ShadowWould.Act, [], null) { Option = option };
        List<string> asked = above is not null && level.Ladder.Count > 0 ? [.. level.Functions.Append(level.Ladder[0].Function).Distinct()] : [.. level.Functions];
        return new(shadow.Id, level.Name, ShadowWould.Ask, asked, because) { Option = option };
    }

    private static string? Above(Turn turn, Run run, Level level) =>
        Excess.Of(level.Authority, run.Options[0], turn.Now) ?? Excess.OfDay(turn.State.Protocols, (run.Protocol, level.Authority), (level.Functions, run.Options[0], turn.Now));

    /// <summary>Why it would ask a person. What would trip a breaker trips none.</summary>
    private static string? AgainstActing(Turn turn, Run run, string? above)
    {
        var option = run.Options[0];
        if (Reallocation.Shortage(turn.State, option) is { } shortage) return shortage;
        if (option.Kind == "wait") return "nothing can be done within the protocol";
        if ((above ?? Breaking.Against(turn.State.Protocols, run.Protocol)) is { } why) return why;
        if (turn.State.Protocols.VersionOf(run).Document.Breakers is not { } limits) return null;
        return Enum.GetValues<BreakerKind>().Select(kind => Measures.Excess(turn.State, (limits, kind), (run, option, turn.Now))).FirstOrDefault(because => because is not null);
    }

    /// <summary>Null where it would not start any more.</summary>
    private static Level? LevelOf(TowerState state, ShadowDecision shadow, DateTimeOffset now, TowerRules rules)
    {
        var version = state.Protocols.Versions[ProtocolState.VersionKey(shadow.Protocol, shadow.Version)];
        var one = state.Exceptions.Open[shadow.Case];
        var fields = CaseSource.FieldsOf(state, one, now, rules);
        return one.Deviation.Kind == Exceptions.CaseKind.Routine || version.Compiled.Answers(fields) ? version.LevelFor(fields) : null;
    }

    private static Run RunOf(ShadowDecision shadow, string level) => new(shadow.Id, shadow.Case, shadow.Protocol, shadow.Version, shadow.StartedAt, RunStatus.Weighing) { Level = level };
}
