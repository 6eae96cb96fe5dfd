using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class RunPictureTests
{
    [Fact]
    public void Of_NothingPlanned_IsNone() => Assert.Null(RunPicture.Of(Run()));

    [Fact]
    public void Of_Steps_StandRightOfWhatTheyWaitFor_AndBelowWhatRunsBesideThem()
    {
        var picture = RunPicture.Of(Run(Step(1), Step(2), Step(3, 1, 2), Step(4, 1)))!;
        Assert.Equal([1, 2, 3, 4], picture.Nodes.Select(node => node.Step.Number));
        Assert.Equal(picture.Nodes[0].X, picture.Nodes[1].X);
        Assert.True(picture.Nodes[1].Y > picture.Nodes[0].Y);
        Assert.True(picture.Nodes[2].X > picture.Nodes[0].X);
        Assert.Equal([(1, 3), (2, 3), (1, 4)], picture.Edges.Select(edge => (edge.From.Step.Number, edge.To.Step.Number)));
        Assert.All(picture.Nodes, node => Assert.True(node.X + RunPicture.NodeWidth < picture.Width + 1 && node.Y + RunPicture.NodeHeight < picture.Height + 1));
    }

    [Theory]
    [InlineData(StepStatus.Done, StatusKind.Ok, null, "done")]
    [InlineData(StepStatus.Failed, StatusKind.Critical, null, "failed")]
    [InlineData(StepStatus.Requested, null, StateKind.InProgress, "requested")]
    [InlineData(StepStatus.Undone, null, StateKind.Returned, "taken back")]
    [InlineData(StepStatus.Dropped, null, StateKind.RuledOut, "no longer wanted")]
    [InlineData(StepStatus.UndoFailed, StatusKind.Critical, null, "not taken back")]
    public void Node_OfAStatus_HasItsShapeAndItsWord(StepStatus status, StatusKind? kind, StateKind? state, string word)
    {
        var node = RunPicture.Of(Run(Step(1) with { Status = status }))!.Nodes[0];
        Assert.Equal((kind, state, $"Step 1, Do 1: {word}"), (node.Status, node.State, node.Title));
    }

    private static Run Run(params RunStep[] steps) => new("R-1", "EX-1", "p", 1, Scene.Start, RunStatus.Acting) { Steps = steps };

    private static RunStep Step(int number, params int[] after) => new(number, "logistics", null, $"Do {number}", Scene.Start, StepStatus.Waiting) { After = after.Length > 0 ? after : null };
}
