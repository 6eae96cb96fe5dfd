using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CaseReadingTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void Read_Decided_TellsEachStepAndWhoActs()
    {
        scene.Delay(24).Settle();
        scene.When(new AcknowledgeCase("EX-1001"), Caller.Of("P-1"));
        scene.PassWithoutBells(1).When(new Approve("AP-301", null, "cheapest"), Caller.Of("P-1"));
        var view = Read();
        Assert.True(view.Entry.Done >= 3);
        Assert.Contains("desk P-1", view.Steps[1].Outcome, StringComparison.Ordinal);
        Assert.Contains("by people", view.Steps[2].Outcome, StringComparison.Ordinal);
        Assert.Contains(view.Timeline, one => one is { Text: "Procurement approved AP-301", By: "desk P-1" });
        Assert.Equal(ApprovalStatus.Approved, Assert.Single(view.Decisions).Asked.Status);
        Assert.Equal(view.Run!.Run.Steps.Count + 2, view.Run.Steps.Count);
    }

    [Fact]
    public void Read_Waiting_HasTheWindowOfTheQuestionAsItsThirdStep()
    {
        scene.Delay(24).Settle();
        scene.When(new AcknowledgeCase("EX-1001"), Caller.Of("P-1"));
        var view = Read();
        Assert.Equal((2, scene.Approval().Deadline), (view.Entry.Done, view.Entry.Window!.Deadline));
        Assert.Contains("left, by", view.Steps[2].Outcome, StringComparison.Ordinal);
        Assert.Equal(view.Run!.Run.Options[0].Steps.Count + 2, view.Run.Steps.Count);
    }

    [Fact]
    public void Read_OutgrownBy48Hours_ShowsTheOldRunWithItsReasonAndAsksJointly()
    {
        scene.Delay(24).Settle().Delay(60).Settle();
        var view = Read();
        Assert.Equal("AP-302", Assert.Single(view.Decisions).Id);
        Assert.Equal(2, view.Decisions[0].Answers.Count);
        var old = Assert.Single(view.Older);
        Assert.Equal((RunStatus.Superseded, "R-2001"), (old.Run.Status, old.Run.Id));
        Assert.Contains("outgrew", old.Run.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneActsWhileAnotherWaits_ShowsBothAndFoldsNone()
    {
        const string ByHand = "id: by-hand\ntitle: By hand\ncases: [supplierDelay]\nlevel: { functions: [procurement], window: 2 h }\noptions:\n  - kind: wait\n    steps: [{ function: procurement, action: Call, within: 1 h, task: true }]\n";
        scene.When(new PublishProtocol(ProtocolText.Parse(ByHand).Value!, ByHand), Caller.System);
        scene.Delay(24).Settle();
        scene.When(new Approve(scene.State.Protocols.Approvals.Values.Single(one => one.Protocol == "by-hand").Id, null, "fine"), Caller.Of("P-1"));
        var view = Read();
        var drawn = view.Beside.Append(view.Run!).OrderBy(one => one.Run.Protocol, StringComparer.Ordinal).ToList();
        Assert.Equal([("by-hand", RunStatus.Acting), ("supplier-delay-under-48h", RunStatus.AwaitingApproval)], drawn.Select(one => (one.Run.Protocol, one.Run.Status)));
        Assert.Empty(view.Older);
        Assert.All(drawn, one => Assert.Contains(one.Steps, step => step.Current));
    }

    [Fact]
    public void Read_FunctionThatNobodyHolds_IsAWarning()
    {
        scene.When(new Core.People.ChangePerson("P-1", [], [], Active: false));
        scene.Delay(24).Settle();
        Assert.Contains("Nobody holds the function Procurement.", Read().Warnings);
    }

    [Fact]
    public void Read_OrdersAtRisk_AreCountedWhereTheyBite()
    {
        scene.Delay(90);
        scene.Signal("inventory.counted", new { site = "DC-2", item = "ITEM-1", quantity = 0 });
        scene.Settle();
        var view = Read();
        Assert.True(view.Case.Impact!.Orders > 0);
        Assert.Equal("SUP-1", view.Bites.Rows[0].Site);
        Assert.Equal(view.Case.Impact.Orders, view.Bites.Rows.Sum(row => row.Orders));
    }

    [Fact]
    public void Export_OneCase_IsAHeadAndALine()
    {
        scene.Signal("supplier.delayed", new { site = "SUP-1", delayHours = 5, reason = "x" });
        var text = ExceptionsExport.Text(scene.State, new(), (Buyer, scene.Now));
        Assert.StartsWith("case,priority,what", text, StringComparison.Ordinal);
        Assert.Contains("EX-1001,", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private Reader Buyer => new(scene.State.People.Persons["P-2"], id => $"desk {id}");

    private CaseView Read() => CaseReading.Of(scene.State, scene.Case(), (Buyer, scene.Now, TimeZoneInfo.Utc), new CaseBites().Of(scene.State, scene.Case()));
}
