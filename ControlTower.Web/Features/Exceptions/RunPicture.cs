using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>The steps of a run as a picture: from left to right what waits for what, one above the other what runs side by side. Lengths in pixels.</summary>
public sealed record RunPicture(IReadOnlyList<RunNode> Nodes, IReadOnlyList<RunEdge> Edges, int Width, int Height)
{
    public const int NodeWidth = 56;
    public const int NodeHeight = 26;
    private const int Across = NodeWidth + 32;
    private const int Down = NodeHeight + 10;

    /// <summary>Null where no step is planned yet.</summary>
    public static RunPicture? Of(Run run)
    {
        if (run.Steps.Count == 0) return null;
        var columns = run.Steps.ToDictionary(step => step.Number, step => Depth(run, step, 0));
        var nodes = new List<RunNode>();
        foreach (var column in run.Steps.GroupBy(step => columns[step.Number]).OrderBy(group => group.Key))
        {
            nodes.AddRange(column.Select((step, row) => new RunNode(step, 1 + (column.Key * Across), 1 + (row * Down))));
        }
        var edges = nodes.SelectMany(node => (node.Step.After ?? []).Select(number => new RunEdge(nodes.First(one => one.Step.Number == number), node))).ToList();
        return new(nodes, edges, nodes.Max(node => node.X) + NodeWidth + 1, nodes.Max(node => node.Y) + NodeHeight + 1);
    }

    /// <summary>How many steps stand before it on the longest way; a document has no circle, and what were one would end here.</summary>
    private static int Depth(Run run, RunStep step, int guard) => guard > run.Steps.Count || step.After is not { Count: > 0 } after
        ? 0
        : after.Select(run.StepNumbered).OfType<RunStep>().Select(before => 1 + Depth(run, before, guard + 1)).DefaultIfEmpty(0).Max();
}

/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
public sealed record RunNode(RunStep Step, int X, int Y)
{
    public string Css => Step.UnderWay ? "cur" : Step.Status is StepStatus.Undone or StepStatus.Dropped ? "back" : "";

    /// <summary>Null draws a status.</summary>
    public StateKind? State => RunStepWords.State(Step);

    public StatusKind? Status => RunStepWords.Status(Step);

    public string Title => $"Step {Step.Number}, {Step.Action}: {RunStepWords.Word(Step)}";
}

public sealed record RunEdge(RunNode From, RunNode To)
{
    public bool Done => From.Step.Status == StepStatus.Done;

    public string Path
    {
        get
        {
            var (x1, y1, x2, y2) = (From.X + RunPicture.NodeWidth, From.Y + (RunPicture.NodeHeight / 2), To.X, To.Y + (RunPicture.NodeHeight / 2));
            var middle = (x1 + x2) / 2;
            return $"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}";
        }
    }
}
