using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Trials;

/// <summary>
/// Tries a document on a case that is there, on a view and beside the loop: which level it belongs to, who would be asked until when, what
/// its options come to. Circuit breakers are left aside, since they look at what happens meanwhile.
/// </summary>
public static class ProtocolTrial
{
    /// <summary>No version that is published has it.</summary>
    private const int TrialVersion = 999_999;

    private const string TrialRun = "R-0";

    /// <param name="document">One that was found to be right.</param>
    /// <returns>Null where there is no such case.</returns>
    public static Trial? Of(TowerState view, ProtocolDocument document, (string Case, DateTimeOffset Now) asked, TowerRules rules)
    {
        if (view.Exceptions.Find(asked.Case) is not { } one) return null;
        // A case that was resolved is weighed as if it were still open.
        var state = With(view with { Exceptions = view.Exceptions with { Open = view.Exceptions.Open.Set(one.Id, one) } }, document);
        var fields = CaseSource.FieldsOf(state, one, asked.Now, rules);
        List<TrialCondition> starts = [.. Triggers(document.Trigger, fields), .. document.When.Select(text => Tested(text, fields, document.Id))];
        if (!starts.All(condition => condition.Holds)) return new(one.Id, starts, []) { Outcome = "It does not start: what is marked below does not hold." };
        var level = CompiledProtocol.Of(document).LevelFor(fields);
        var run = new Run(TrialRun, one.Id, document.Id, TrialVersion, asked.Now, RunStatus.Weighing) { Level = document.Levels.Count > 1 ? level.Name : null };
        var options = OptionWeigher.Weigh(state, run, asked.Now, rules).Options;
        var levels = document.Levels.Select(other => new TrialLevel(other.Name, [.. other.When.Select(text => Tested(text, fields, document.Id))], other == level)).ToList();
        return Told(new(one.Id, starts, levels) { Options = options }, (state, document, one), level, asked.Now);
    }

    private static Trial Told(Trial trial, (TowerState State, ProtocolDocument Document, ExceptionCase Case) about, Level level, DateTimeOffset now)
    {
        if (trial.Options.Count == 0) return trial with { Outcome = "None of its options can be carried out, so the run is parked for a person." };
        var option = trial.Options[0];
        var above = Excess.Of(level.Authority, option, now) ?? Excess.OfDay(about.State.Protocols, (about.Document.Id, level.Authority), (level.Functions, option, now));
        if (level.Decision.Mode == DecisionMode.Automatic && above is null && option.Kind != "wait")
        {
            return trial with { Outcome = $"It acts on its own, with option {option.Id}." };
        }
        var why = above ?? (level.Decision.Mode == DecisionMode.Automatic ? "nothing but to wait can be done within it" : null);
        var joins = above is not null && level.Ladder.Count > 0 ? level.Ladder[0].Function : null;
        return trial with
        {
            Outcome = $"People are asked at once{(why is null ? "" : $", because {why}")}{(joins is null ? "" : $"; {joins} decides as well")}.",
            Stages = [.. Stages(about.State, about.Case.Id, level, now)],
            OnTimeout = level.OnTimeout,
        };
    }

    private static IEnumerable<TrialStage> Stages(TowerState state, string id, Level level, DateTimeOffset now)
    {
        var hours = ApproverHours.Of(state, id);
        var from = now;
        var until = End(hours, from, (level.WindowHours, level.Working));
        yield return new(level.Decision.Mode == DecisionMode.Sequential ? [level.Functions[0]] : level.Functions, from, until);
        foreach (var rung in level.Ladder)
        {
            from = until;
            until = End(hours, from, (rung.WindowHours, rung.Working));
            yield return new([rung.Function], from, until);
        }
    }

    private static DateTimeOffset End(WorkTime hours, DateTimeOffset from, (decimal Hours, bool? Working) window) =>
        window.Working == true ? hours.Add(from, window.Hours) : from.AddTicks((long)(window.Hours * TimeSpan.TicksPerHour));

    private static IEnumerable<TrialCondition> Triggers(Trigger trigger, CaseFields fields)
    {
        var cases = trigger.Cases.Count > 0 ? $"the case is one of {string.Join(", ", trigger.Cases)}" : "it is started by cases";
        yield return new(cases, trigger.Cases.Contains(fields.Kind), [$"the case is {fields.Kind}"]);
        if (trigger.Sites.Count > 0) yield return new($"it is at {string.Join(", ", trigger.Sites)}", trigger.Sites.Any(fields.Sites.Contains), [$"it is at {(fields.Sites.Count == 0 ? "no site" : string.Join(", ", fields.Sites))}"]);
        if (trigger.Items.Count > 0)
        {
            yield return new($"it is about {string.Join(", ", trigger.Items)}", fields.Items.Count == 0 || trigger.Items.Any(fields.Items.Contains), [$"it is about {(fields.Items.Count == 0 ? "all items of the site" : string.Join(", ", fields.Items))}"]);
        }
    }

    private static TrialCondition Tested(string text, CaseFields fields, string protocol)
    {
        var condition = Condition.Of(text);
        return new(text, Condition.Compile([condition], protocol)(fields), FieldReading.Values(condition, fields, protocol));
    }

    private static TowerState With(TowerState view, ProtocolDocument document)
    {
        var version = new ProtocolVersion(TrialVersion, document, "", view.RecordedAt, "");
        return view with { Protocols = view.Protocols with { Versions = view.Protocols.Versions.Set(ProtocolState.VersionKey(document.Id, TrialVersion), version) } };
    }
}
