using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Tests.Tower;

/// <summary>One figure for what is at risk, wherever it stands.</summary>
public sealed class RiskOfTests
{
    private readonly Scene scene = Scene.Small();

    [Fact]
    public void Cases_OneCase_WeighsWhatItsImpactSays()
    {
        var one = Impacted();

        var risk = RiskOf.Cases(scene.State, [one]);

        Assert.Equal(one.Impact!.Orders, risk.Orders);
        Assert.Equal(one.Impact.Value, risk.Value);
    }

    [Fact]
    public void Overview_OneCase_ShowsTheFigureOfTheCase()
    {
        var one = Impacted();

        var figures = new Situations().Of(scene.State).Figures;

        Assert.Equal((one.Impact!.Orders, one.Impact.Worth), (figures.Orders, figures.AtRisk[0]));
        Assert.Equal(one.Impact.Worth, new Situations().Of(scene.State).Cases[0].AtRisk);
    }

    [Fact]
    public void Cases_SameLinesHitTwice_CountOnce()
    {
        var one = Impacted();
        var twin = one with { Id = "EX-9000" };

        var risk = RiskOf.Cases(scene.State, [one, twin]);

        Assert.Equal(one.Impact!.Orders, risk.Orders);
        Assert.Equal(one.Impact.Value, risk.Value);
    }

    [Fact]
    public void Cases_OfDifferentOrders_AddUp()
    {
        var one = Impacted();
        var other = one with { Id = "EX-9000", Impact = one.Impact! with { Orders = 1, OrderIds = ["O-elsewhere"], Value = [Money.Of(7, one.Impact.Worth!.Value.Currency)] } };

        var risk = RiskOf.Cases(scene.State, [one, other]);

        Assert.Equal(one.Impact.Orders + 1, risk.Orders);
        Assert.Equal(one.Impact.Worth.Value + other.Impact.Worth!.Value, Assert.Single(risk.Value));
    }

    [Fact]
    public void Cases_BeyondTheKeptOrders_AreCounted()
    {
        var one = Impacted();
        var large = one with { Impact = one.Impact! with { Orders = one.Impact.Orders + 300 } };

        Assert.Equal(one.Impact.Orders + 300, RiskOf.Cases(scene.State, [large]).Orders);
    }

    [Fact]
    public void Cases_NoneWithAnImpact_RiskNothing()
    {
        var risk = RiskOf.Cases(scene.State, []);

        Assert.Equal(0, risk.Orders);
        Assert.Empty(risk.Value);
    }

    private ExceptionCase Impacted()
    {
        scene.When(new PutNetwork(new() { Stock = [new("DC-2", "ITEM-1", default)] }));
        scene.Delay(30).Settle();
        var one = Assert.Single(scene.State.Exceptions.Open.Values);
        Assert.True(one.Impact is { Orders: > 0, Value.Count: > 0 }, "the scene puts nothing at risk");
        return one;
    }
}
