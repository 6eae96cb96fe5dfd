using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>The five steps of a response in words: what was allowed, and what came of it.</summary>
internal static class ResponseSteps
{
    public static IReadOnlyList<ResponseStepText> Of(CaseEntry entry, (Reader Reader, DateTimeOffset Now, TimeZoneInfo Zone) seen)
    {
        var one = entry.Case;
        var learned = one.DetectedAt - one.OccurredAt;
        return
        [
            new(Rule(ResponseTargets.Detected), $"{DurationFormat.Age(learned < TimeSpan.Zero ? TimeSpan.Zero : learned).Plain} after it began"),
            new(Rule(ResponseTargets.Acknowledged(one.Priority)), Outcome(entry, 1, seen) ?? Acknowledged(entry, seen.Reader)),
            new(DecisionRule(entry), Outcome(entry, 2, seen) ?? Decided(entry)),
            new(ActedRule(entry), Outcome(entry, 3, seen) ?? Passed(one.ActedAt - one.DecidedAt, "after the decision")),
            new(ConfirmedRule(entry, seen), Outcome(entry, 4, seen) ?? Passed(one.ConfirmedAt - one.ActedAt, "after the last action")),
        ];
    }

    /// <summary>What is to say while a step is not done; null once it is.</summary>
    private static string? Outcome(CaseEntry entry, int step, (Reader Reader, DateTimeOffset Now, TimeZoneInfo Zone) seen)
    {
        if (entry.Done > step) return null;
        if (entry.Done < step) return "";
        if (entry.Window is not { } window) return entry.Case.Open ? Pending(entry, step) : "was not reached";
        var by = InstantFormat.Text(window.Deadline, seen.Zone, seen.Now);
        return window.Deadline >= seen.Now
            ? $"{DurationFormat.Left(window.Deadline - seen.Now).Plain} left, by {by}"
            : $"+{DurationFormat.Elapsed(seen.Now - window.Deadline).Plain} over {by}";
    }

    private static string Pending(CaseEntry entry, int step) => step switch
    {
        1 => "worse since it was last seen",
        2 => entry.Run is { Status: RunStatus.Weighing } ? "options are being weighed" : "no protocol asks anybody",
        3 => entry.Run?.Status switch { RunStatus.Rejected => "declined, nothing is carried out", RunStatus.Superseded => "superseded", _ => "nothing to carry out" },
        _ => "waits for word from outside",
    };

    private static string Acknowledged(CaseEntry entry, Reader reader)
    {
        var after = DurationFormat.Elapsed(entry.Case.AcknowledgedAt - entry.Case.DetectedAt).Plain;
        return entry.Case.AcknowledgedBy is { } by ? $"{after}, {reader.NameOfActor(by)}" : $"{after}, with the decision";
    }

    private static string Decided(CaseEntry entry) =>
        Passed(entry.Case.DecidedAt - entry.Case.DetectedAt, entry.Case.Automatic ? "automatic, within authority" : "by people");

    private static string Passed(TimeSpan? value, string words) => value is null ? "" : $"{DurationFormat.Elapsed(value).Plain} {words}";

    private static string DecisionRule(CaseEntry entry) =>
        entry.Waiting.Count > 0 ? Rule(DecisionView.WindowOf(entry.Waiting[0]) is var window ? window.Deadline - window.OpenedAt : TimeSpan.Zero) : "";

    private static string ActedRule(CaseEntry entry) => entry.Run switch
    {
        { Steps.Count: > 0 } run when entry.Case.DecidedAt is { } decided => Rule(run.Steps.Max(step => step.DueAt) - decided),
        { Options: [{ Steps.Count: > 0 } first, ..] } => Rule(TimeSpan.FromHours((double)first.Steps.Max(step => step.Within))),
        _ => "",
    };

    private static string ConfirmedRule(CaseEntry entry, (Reader Reader, DateTimeOffset Now, TimeZoneInfo Zone) seen) =>
        entry.Run?.Options.FirstOrDefault(option => option.Id == (entry.Run.Chosen ?? option.Id))?.Effect.ServiceRegainedAt is { } at ? $"by {InstantFormat.Text(at, seen.Zone, seen.Now)}" : "";

    private static string Rule(TimeSpan most) => $"≤ {(most == TimeSpan.FromSeconds(60) ? "60 s" : DurationFormat.Left(most, DurationScale.Hours).Plain)}";
}
