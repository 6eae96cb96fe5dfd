using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How long approvals and steps lie with the functions that they were handed to.</summary>
internal static class WaitFold
{
    private const string Approval = "approval";
    private const string Step = "step";
    private const string Task = "task";

    public static void Apply(Touched<WaitRow> waits, Fact fact)
    {
        switch (fact.Body)
        {
            case ApprovalRequested { Approval: { } asked }:
                foreach (var one in asked.Asked) Begin(waits, new() { Id = Keys.Of(asked.Id, one.Function), Function = one.Function, HandOff = Approval, RequestedAt = fact.RecordedAt }, fact);
                break;
            case ApprovalAnswered answered: End(waits, Keys.Of(answered.Approval, answered.Function), fact); break;
            case ApprovalHandedOn handed: Begin(waits, new() { Id = Keys.Of(handed.Approval, handed.Function), Function = handed.Function, HandOff = Approval, RequestedAt = fact.RecordedAt }, fact); break;
            case ApprovalWidened widened when waits.Find(Keys.Of(widened.Approval, widened.Function)) is null:
                Begin(waits, new() { Id = Keys.Of(widened.Approval, widened.Function), Function = widened.Function, HandOff = Approval, RequestedAt = fact.RecordedAt }, fact);
                break;
            case ApprovalRefused refused: End(waits, Keys.Of(refused.Approval, refused.Function), fact); break;
            case ApprovalRejected rejected: End(waits, Keys.Of(rejected.Approval, rejected.Function), fact); break;
            case RunActing acting:
                foreach (var step in acting.Steps) Begin(waits, new() { Id = Of(acting.Run, step.Number), Function = step.Function, HandOff = step.Task == true ? Task : Step }, fact);
                break;
            // A step that no system is told of is done at once: nobody waited.
            case StepRequested requested when waits.Find(Of(requested.Run, requested.Step)) is { } row && (row.HandOff == Task || requested.Effects.Count > 0):
                row.RequestedAt = fact.RecordedAt;
                waits.Set(row.Id, row, fact.Sequence);
                break;
            case StepDone done: End(waits, Of(done.Run, done.Step), fact); break;
        }
    }

    private static void Begin(Touched<WaitRow> waits, WaitRow row, Fact fact) => waits.Set(row.Id, row, fact.Sequence);

    private static void End(Touched<WaitRow> waits, string id, Fact fact)
    {
        if (waits.Find(id) is not { AnsweredAt: null } row) return;
        row.AnsweredAt = fact.RecordedAt;
        waits.Set(id, row, fact.Sequence);
    }

    private static string Of(string run, int step) => Keys.Of(run, step.ToString(CultureInfo.InvariantCulture));
}
