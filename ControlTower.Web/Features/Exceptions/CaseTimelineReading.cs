using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What happened to a case, the newest first, out of what the state remembers of it.</summary>
internal static class CaseTimelineReading
{
    public static IReadOnlyList<Moment> Of(TowerState state, CaseEntry entry, IReadOnlyList<Run> runs, Reader reader)
    {
        var moments = new List<Moment>();
        OfCase(entry, reader, moments);
        foreach (var run in runs)
        {
            moments.Add(new(run.StartedAt, $"{state.Protocols.VersionOf(run).Document.Title} v{run.Version} started {run.Id}", null));
            if (run.Approval is { } id && state.Protocols.Approvals.Find(id) is { } approval) OfApproval(state, approval, reader, moments);
            moments.AddRange(run.Steps.Where(step => step.DoneAt is not null).Select(step => new Moment(step.DoneAt!.Value, $"Done: {step.Action}", DoneBy(step, reader))));
            moments.AddRange(run.Steps.SelectMany(step => (step.Notes ?? []).Select(note => new Moment(note.At, $"{step.Action}: {note.Text}", reader.NameOfActor(note.Actor)))));
            if (run.EndedAt is { } ended) moments.Add(new(ended, $"{run.Id} {RunReading.StateOf(run.Status)}: {run.Because}", null));
        }
        return [.. moments.OrderByDescending(one => one.At)];
    }

    /// <summary>The person who said so; where a system did, whose it was.</summary>
    private static string? DoneBy(RunStep step, Reader reader) =>
        Core.Journal.Actors.PersonOf(step.DoneBy ?? "") is not null ? reader.NameOfActor(step.DoneBy) : step.Owner is null ? null : reader.NameOf(step.Owner);

    private static void OfCase(CaseEntry entry, Reader reader, List<Moment> moments)
    {
        var one = entry.Case;
        var source = one.Signals is [var first, ..] ? $" from {first.Split(Keys.Separator)[0]}" : "";
        var learned = one.DetectedAt - one.OccurredAt >= TimeSpan.FromSeconds(1) ? one.DetectedAt : (DateTimeOffset?)null;
        moments.Add(new(one.OccurredAt, $"{one.Deviation.Title}{source}", null, learned));
        var more = one.Signals.Count > 1 ? $", {one.Signals.Count} signals so far" : "";
        moments.Add(new(one.DetectedAt, one.Impact is { Orders: > 0 } impact ? $"Case opened, {impact.Orders} orders found at risk{more}" : $"Case opened{more}", null));
        if (one.AcknowledgedAt is { } seen) moments.Add(new(seen, "Acknowledged", one.AcknowledgedBy is { } by ? reader.NameOfActor(by) : null));
        if (one is { DecidedAt: { } decided, Automatic: true }) moments.Add(new(decided, "Decided by the tower, within authority", null));
        if (one.ActedAt is { } acted) moments.Add(new(acted, "Every required action was carried out", null));
        if (one.ConfirmedAt is { } confirmed) moments.Add(new(confirmed, "Confirmed from outside", null));
        if (one.ResolvedAt is { } resolved) moments.Add(new(resolved, $"Resolved: {one.Resolution}", null));
    }

    private static void OfApproval(TowerState state, Approval approval, Reader reader, List<Moment> moments)
    {
        var asked = string.Join(" and ", approval.Functions.Select(one => Seat.Name(state, one.Function)));
        moments.Add(new(approval.RequestedAt, $"{approval.Id} asked of {asked}", null));
        foreach (var rung in approval.Ladder.Take(approval.EscalationLevel).Select((rung, place) => (rung, Last: place == approval.EscalationLevel - 1)).Where(pair => pair.Last))
        {
            var joined = DecisionView.WindowOf(approval).OpenedAt;
            moments.Add(new(joined, $"{approval.Id} escalated, {Seat.Name(state, rung.rung.Function)} joined", null));
        }
        foreach (var answer in approval.Functions.Where(one => one.At is not null))
        {
            moments.Add(new(answer.At!.Value, $"{Seat.Name(state, answer.Function)} approved {approval.Id}", reader.NameOfActor(answer.Actor)));
        }
        if (approval is not { DecidedAt: { } at, Status: not ApprovalStatus.Approved }) return;
        var how = approval.Status switch { ApprovalStatus.Rejected => "declined", ApprovalStatus.TimedOut => "ran out of time", _ => "became void" };
        moments.Add(new(at, $"{approval.Id} {how}: {approval.Reason}", approval.Status == ApprovalStatus.Rejected ? reader.NameOfActor(approval.DecidedBy) : null));
    }
}
