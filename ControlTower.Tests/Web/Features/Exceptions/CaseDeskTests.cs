using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CaseDeskTests
{
    private readonly Scene scene = Scene.Small().Delay(24).Settle();
    private readonly CaseDesk desk;

    public CaseDeskTests() => desk = new(command =>
    {
        var answer = scene.Ask(command, Caller.Of("P-1"));
        return Task.FromResult<Result<ExceptionCase>>(answer.Succeeded ? (ExceptionCase)answer.Value : answer.Refusal);
    });

    [Fact]
    public async Task Acknowledge_HasNoUndo_AndSaysWhy()
    {
        var outcome = await desk.AcknowledgeAsync([scene.Case()]);
        Assert.Equal(["EX-1001"], outcome.Done);
        Assert.Null(desk.Undo);
        Assert.Contains("who saw it", desk.WhyNoUndo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acknowledge_SecondTime_IsRefusedWithWhoWasFirst()
    {
        await desk.AcknowledgeAsync([scene.Case()]);
        var (id, why) = Assert.Single((await desk.AcknowledgeAsync([scene.Case()])).Refused);
        Assert.Equal(("EX-1001", "person:P-1"), (id, why.FirstBy));
    }

    [Fact]
    public async Task Assign_TakenBack_GoesToTheOwnerBefore()
    {
        await desk.AssignAsync([scene.Case()], "P-2");
        await desk.AssignAsync([scene.Case()], "P-3");
        Assert.Equal("P-3", scene.Case().Owner);
        await desk.Undo!();
        Assert.Equal("P-2", scene.Case().Owner);
        Assert.Null(desk.Undo);
    }

    [Fact]
    public async Task Shelve_TakenBack_StandsAsBefore()
    {
        await desk.ShelveAsync([scene.Case()], scene.Now.AddHours(4), "waits for the lorry");
        Assert.Equal(CaseStatus.Shelved, scene.Case().Status);
        await desk.Undo!();
        Assert.Equal(CaseStatus.New, scene.Case().Status);
    }

    [Fact]
    public async Task Resolve_OfTwoOneOver_DoesTheOther()
    {
        scene.Delay(24, "SUP-2").Settle();
        scene.When(new ResolveCase("EX-1001", "came"), Caller.Of("P-2"));
        var outcome = await desk.ResolveAsync([scene.Case(), scene.Case("EX-1002")], "both came");
        Assert.Equal(["EX-1002"], outcome.Done);
        Assert.Equal("EX-1001", outcome.RefusedSubject);
        await desk.Undo!();
        Assert.True(scene.Case("EX-1002").Open);
        Assert.False(scene.Case().Open);
    }
}
