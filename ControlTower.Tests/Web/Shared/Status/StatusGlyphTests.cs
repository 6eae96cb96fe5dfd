using Bunit;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Shared.Status;

public sealed class StatusGlyphTests : ComponentTest
{
    [Fact]
    public void Glyph_WithoutWord_NamesItself() =>
        Assert.Equal("Critical", Render<StatusGlyph>(p => p.Add(g => g.Kind, StatusKind.Critical)).Find("svg").GetAttribute("aria-label"));

    [Fact]
    public void Glyph_EveryKindAndState_HasAShapeOfItsOwn()
    {
        var kinds = Enum.GetValues<StatusKind>().Select(GlyphPaths.Of).ToList();
        var states = Enum.GetValues<StateKind>().Select(GlyphPaths.Of).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.Equal(states.Count, states.Distinct().Count());
    }

    [Fact]
    public void Badge_AtZero_IsNotThere() => Assert.Empty(Render<CountBadge>(p => p.Add(b => b.Count, 0)).Markup.Trim());
}
