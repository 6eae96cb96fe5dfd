using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Work;

/// <summary>All steps that wait for people as a file.</summary>
public static class WorkExport
{
    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/work.csv", (TowerLoop loop) => CsvFile.Of(
        "work.csv",
        ["run", "step", "case", "protocol", "function", "owner", "action", "undo", "status", "requestedAt", "dueAt", "rungs", "blocked", "parked", "note"],
        loop.View.Protocols.ForPeople.Keys.Select(loop.View.Protocols.StepOf).Where(of => of is not null).Select(of => of!.Value).Select(of => (IReadOnlyList<object?>)
            [of.Run.Id, of.Step.Number, of.Run.Case, of.Run.Protocol, of.Step.Function, of.Step.Owner, of.Step.Action, of.Step.Undo, of.Step.Status.ToString(), of.Step.RequestedAt, of.Step.DueAt, of.Step.Escalation ?? 0, of.Step.Blocked, of.Step.Parked, of.Step.Note])));
}
