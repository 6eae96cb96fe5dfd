using Microsoft.AspNetCore.Components;

namespace ControlTower.Tests.Web.States;

public sealed class PageStatesTests
{
    public static TheoryData<string> Names => [.. Pages.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryState_IsShownByATestOrCannotBe(string page)
    {
        var missing = StateMatrix.Missing(Pages.Of(page)).ToList();
        Assert.True(missing.Count == 0, $"No test shows {page} {string.Join(", ", missing)}: write one with [Shows], or say in {nameof(StateMatrix)} why it cannot be.");
    }

    [Fact]
    public void Page_ANewOne_MissesEveryState() => Assert.Equal(Enum.GetValues<PageState>(), StateMatrix.Missing(typeof(PlantedPage)));

    [Fact]
    public void State_SaidToBeImpossible_IsShownByNoTest() => Assert.All(StateMatrix.Impossible.Keys, cell => Assert.DoesNotContain(cell, StateMatrix.Shown));

    [Fact]
    public void Shows_OfAPage_NamesOneThatIsThere() => Assert.All(StateMatrix.Shown, cell => Assert.Contains(cell.Page, Pages.All));

    [Route("/planted")]
    private sealed class PlantedPage : ComponentBase;
}
