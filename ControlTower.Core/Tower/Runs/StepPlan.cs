using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>The steps of an option as they stand before any has begun: whose they are, and what they wait for.</summary>
internal static class StepPlan
{
    public static IReadOnlyList<RunStep> Of(TowerState state, Run run, RunOption option, DateTimeOffset now)
    {
        var steps = new RunStep[option.Steps.Count];
        for (var i = 0; i < steps.Length; i++) Place(i);
        return steps;

        // Those that it waits for are placed first; a published document has no circle.
        RunStep Place(int i) => steps[i] ??= Step(i);

        RunStep Step(int i)
        {
            var rule = option.Steps[i];
            var after = AfterOf(option.Steps, rule);
            var begins = after.Select(number => Place(number - 1).DueAt).Append(now).Max();
            return new(i + 1, rule.Function, OwnerOf(state, run, rule.Function), rule.Action, begins.AddTicks((long)(rule.Within * TimeSpan.TicksPerHour)), StepStatus.Waiting)
            {
                After = after.Count > 0 ? after : null,
                Undo = rule.Undo,
                Task = rule.Task == true ? true : null,
            };
        }
    }

    private static List<int> AfterOf(IReadOnlyList<StepRule> rules, StepRule rule) =>
        [.. (rule.After ?? []).Distinct().Select(name => rules.ToList().FindIndex(other => other.Name == name) + 1).Where(number => number > 0).Order()];

    private static string? OwnerOf(TowerState state, Run run, string function)
    {
        var approval = run.Approval is { } id ? state.Protocols.Approvals.Find(id) : null;
        var answered = approval?.Functions.FirstOrDefault(one => one.Function == function && one.Agreed)?.Actor;
        return (answered is null ? null : Actors.PersonOf(answered)) ?? state.People.Holders(function).FirstOrDefault()?.Id;
    }
}
