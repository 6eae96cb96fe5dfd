using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;

namespace ControlTower.Tests.Tower;

public sealed class KpiTargetTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void Judge_Missed_IsOneCaseUntilMetAgain()
    {
        scene.When(new SetKpiTarget("fillRate", new("fillRate", 0.95m, TargetDirection.AtLeast, 0.01m)));
        scene.When(new JudgeKpi("fillRate", 0.94m));
        Assert.Null(Open);
        scene.When(new JudgeKpi("fillRate", 0.9m));
        Assert.Equal("fillRate is 0.9, wanted at least 0.95", Open!.Deviation.Title);
        var id = Open.Id;
        scene.When(new JudgeKpi("fillRate", 0.9m));
        Assert.Empty(scene.Last);
        scene.When(new JudgeKpi("fillRate", 0.85m));
        Assert.Equal(id, Open!.Id);
        scene.When(new JudgeKpi("fillRate", 0.96m));
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.State.Exceptions.Find(id)!.Status);
    }

    [Fact]
    public void Judge_AtMost_IsMissedAbove()
    {
        scene.When(new SetKpiTarget("fulfilmentErrorRate", new("fulfilmentErrorRate", 0.02m, TargetDirection.AtMost)));
        scene.When(new JudgeKpi("fulfilmentErrorRate", 0.02m));
        scene.When(new JudgeKpi("fulfilmentErrorRate", 0.03m));
        Assert.NotNull(scene.State.Exceptions.OpenAbout(CaseKind.KpiMissed, "fulfilmentErrorRate"));
    }

    [Fact]
    public void Judge_BeforeItsTimeOrWithoutTarget_ChangesNothing()
    {
        scene.When(new JudgeKpi("fillRate", 0));
        Assert.Empty(scene.Last);
        scene.When(new SetKpiTarget("fillRate", new("fillRate", 1, TargetDirection.AtLeast) { By = scene.Now.AddDays(9) }));
        scene.When(new JudgeKpi("fillRate", 0));
        Assert.Empty(scene.Last);
    }

    [Fact]
    public void Set_TakenAway_ClosesTheCase()
    {
        scene.When(new SetKpiTarget("fillRate", new("fillRate", 1, TargetDirection.AtLeast)));
        scene.When(new JudgeKpi("fillRate", 0));
        scene.When(new SetKpiTarget("fillRate", null));
        Assert.Equal(CaseStatus.ReturnedToNormal, Open!.Status);
        Assert.Empty(scene.State.Planning.Targets);
    }

    [Fact]
    public void Set_OfNoFigure_IsRefused() => Assert.Equal(RefusalKind.NotFound, scene.Refused(new SetKpiTarget("happiness", null)).Kind);

    private ExceptionCase? Open => scene.State.Exceptions.OpenAbout(CaseKind.KpiMissed, "fillRate");
}
