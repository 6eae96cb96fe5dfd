using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class ExceptionsViewTests
{
    private readonly Scene scene = Scene.Small();
    private readonly ExceptionsView view = new();

    private Reader Buyer => new(scene.State.People.Persons["P-1"], id => $"desk {id}");

    [Fact]
    public void Read_TwoCases_CountsThemInTheirQueues()
    {
        scene.Delay(24).Settle();
        scene.Signal("site.down", new { site = "DC-2", from = scene.Now, reason = "power" });
        Read();
        Assert.Equal(2, Count(CaseQueues.Open));
        Assert.Equal(1, Count("procurement"));
        Assert.Equal(1, Count(CaseQueues.Desk));
        Assert.Equal(2, Count(CaseQueues.Unacknowledged));
        Assert.Equal(0, Count(CaseQueues.Mine));
    }

    [Fact]
    public void Read_JointQuestion_StandsInTheQueueOfEachFunctionThatIsAsked()
    {
        scene.Delay(60).Settle();
        Read();
        Assert.Equal((1, 1), (Count("procurement"), Count("operations")));
        scene.When(new Core.Protocols.Approve("AP-301", null, "yes"), Caller.Of("P-2"));
        Read();
        Assert.Equal(0, Count("operations"));
    }

    [Fact]
    public void Read_ShelvedAndResolved_AreSetAside()
    {
        scene.Delay(24).Settle();
        scene.When(new ShelveCase("EX-1001", scene.Now.AddHours(2), "later"), Caller.Of("P-1"));
        Read();
        Assert.Equal((0, 1, 0), (Count(CaseQueues.Open), Count(CaseQueues.Shelved), Count(CaseQueues.Resolved)));
        scene.When(new ResolveCase("EX-1001", "it came"), Caller.Of("P-1"));
        Read(new CaseFilter { View = CaseQueues.Resolved });
        Assert.Equal((0, 1), (Count(CaseQueues.Shelved), view.Total));
    }

    [Fact]
    public void Read_ByPriority_PutsWhatIsCriticalFirstAndThenTheLeastTimeLeft()
    {
        scene.Delay(24).Settle();
        scene.Delay(60, "SUP-2").Settle();
        Read(new CaseFilter { Grouped = false });
        Assert.Equal(["EX-1002", "EX-1001"], Ids());
        Read(new CaseFilter { Grouped = false, Sort = "case" });
        Assert.Equal(["EX-1001", "EX-1002"], Ids());
        Read(new CaseFilter { Grouped = false, Sort = "-case" });
        Assert.Equal(["EX-1002", "EX-1001"], Ids());
    }

    [Fact]
    public void Read_WhilePointing_HoldsTheRowsAndCountsWhatWaits()
    {
        scene.Delay(24).Settle();
        Read(new CaseFilter { Grouped = false });
        view.Pointing = true;
        scene.Delay(60, "SUP-2").Settle();
        Read(new CaseFilter { Grouped = false });
        Assert.Equal((1, 2), (view.Held, view.Total));
        Assert.Equal(["EX-1001"], Ids());
        view.Release();
        Read(new CaseFilter { Grouped = false });
        Assert.Equal(0, view.Held);
        Assert.Equal(["EX-1002", "EX-1001"], Ids());
    }

    [Fact]
    public void Read_ResolvedWhilePointing_KeepsTheRowWithItsNewState()
    {
        scene.Delay(24).Settle();
        Read();
        view.Pointing = true;
        scene.When(new ResolveCase("EX-1001", "it came"), Caller.Of("P-1"));
        Read();
        Assert.Equal(CaseStatus.Resolved, Assert.Single(Assert.Single(view.Groups).Rows).Entry.Case.Status);
        Assert.Equal(1, view.Held);
    }

    [Fact]
    public void Move_WithoutACursor_StartsAtTheTopAndStopsAtTheEnd()
    {
        scene.Delay(24).Settle();
        scene.Delay(24, "SUP-2").Settle();
        Read();
        view.Move(1);
        Assert.Equal(Ids()[0], view.Cursor);
        view.Move(5);
        Assert.Equal(Ids()[1], view.Cursor);
        Assert.Equal([view.Cursor!], view.Targets);
        view.Toggle(Ids()[0]);
        Assert.Equal([Ids()[0]], view.Targets);
    }

    [Fact]
    public void Read_TextThatNothingHolds_IsEmptyAndSaysHowManyAreElsewhere()
    {
        scene.Delay(24).Settle();
        Read(new CaseFilter { Text = "no such thing" });
        Assert.Equal((0, 1), (view.Total, view.OpenElsewhere));
        Read(new CaseFilter { Text = "supplier ONE" });
        Assert.Equal(1, view.Total);
    }

    private void Read(CaseFilter? filter = null) => view.Read(scene.State, filter ?? new(), (Buyer, scene.Now));

    private int Count(string queue) => view.Queues.SelectMany(group => group.Queues).Single(one => one.Id == queue).Count;

    private List<string> Ids() => [.. view.Groups.SelectMany(group => group.Rows).Select(row => row.Id)];
}
