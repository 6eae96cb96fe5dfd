using Bunit;
using ControlTower.Web.Shared.Controls;

namespace ControlTower.Tests.Web.Shared.Controls;

public sealed class ChoicesTests : ComponentTest
{
    private static readonly IReadOnlyList<Choice> Items = [new("a", "Impact"), new("b", "Options", 4)];

    [Fact]
    public void Tabs_ClickOnTheOther_SaysWhich()
    {
        var chosen = "";
        var tabs = Render<Tabs>(p => p.Add(t => t.Items, Items).Add(t => t.Selected, "a").Add(t => t.Label, "Case").Add(t => t.SelectedChanged, v => chosen = v));
        Assert.Equal("true", tabs.Find("#tab-a").GetAttribute("aria-selected"));
        tabs.Find("#tab-b").Click();
        Assert.Equal("b", chosen);
    }

    [Fact]
    public void Segments_Selected_IsPressed()
    {
        var choice = Render<SegmentedChoice>(p => p.Add(t => t.Items, Items).Add(t => t.Selected, "b").Add(t => t.Label, "View"));
        Assert.Equal("Options", choice.Find("[aria-pressed=true]").TextContent);
    }

    [Fact]
    public void Held_None_ShowsNoButton() => Assert.Empty(Render<HeldChanges>(p => p.Add(h => h.Count, 0)).FindAll("button"));

    [Fact]
    public void Held_Two_ShowsThemOnDemand()
    {
        var shown = false;
        var held = Render<HeldChanges>(p => p.Add(h => h.Count, 2).Add(h => h.OnShow, () => shown = true));
        Assert.Equal("Show 2", held.Find("button").TextContent);
        held.Find("button").Click();
        Assert.True(shown);
    }
}
