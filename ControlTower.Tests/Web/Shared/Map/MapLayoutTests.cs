using System.Diagnostics;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Map.Guide;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class MapLayoutTests
{
    private static readonly MapContent Guide = new(GuideNetwork.Sites, GuideNetwork.Lanes, GuideNetwork.Tags) { Focus = MapFocus.Sites, Inset = true, Legend = true };

    [Theory]
    [InlineData(964, 500)]
    [InlineData(1_280, 500)]
    [InlineData(390, 500)]
    [InlineData(420, 216)]
    public void Of_AnySize_EverySiteIsOnTheMap(double width, double height)
    {
        var scene = Lay(Guide with { Inset = false }, width, height);

        Assert.Equal(Guide.Sites.Count, scene.Marks.Sum(m => m.Sites.Count));
        Assert.All(scene.Marks, m => Assert.True(new MapRect(0, 0, width, height).Contains(m.At)));
    }

    [Fact]
    public void Of_WideMapWithInset_InsetShowsTheRegionAndHidesNoTrouble()
    {
        var scene = Lay(Guide, 1_280, 500);

        Assert.NotNull(scene.Inset);
        Assert.Contains(scene.Inset.Content.Marks, m => m.Site.Id == "PLT-GYO");
        Assert.Contains(scene.Inset.Content.Tags, t => t.Tag.SiteId == "PLT-GYO");
        Assert.DoesNotContain(scene.Tags, t => t.Tag.SiteId == "PLT-GYO");
        Assert.DoesNotContain(scene.Marks, m => m.Trouble >= MapTrouble.Warning && scene.Inset.Box.Contains(m.At));
        Assert.False(scene.Inset.Box.Overlaps(scene.Inset.Region));
    }

    [Fact]
    public void Of_SmallMapOrZoomedIn_HasNoInset()
    {
        Assert.Null(Lay(Guide, 390, 500).Inset);
        Assert.Null(MapLayout.Of(Guide, (1_280, 500), new(3, -800, -300), MapMetrics.Desk).Inset);
    }

    [Theory]
    [InlineData(1_280, 500)]
    [InlineData(1_920, 500)]
    [InlineData(964, 500)]
    public void Of_Legend_CoversNoSite(double width, double height)
    {
        var scene = Lay(Guide with { Inset = false }, width, height);

        Assert.DoesNotContain(scene.Marks, m => m.At.X > width - 494 && m.At.Y > height - 76);
    }

    [Fact]
    public void Of_ZoomedIn_KeepsTheViewThatTheInsetAskedFor() =>
        Assert.Equal(Lay(Guide, 1_280, 500).View, MapLayout.Of(Guide, (1_280, 500), new(3, -800, -300), MapMetrics.Desk).View);

    [Fact]
    public void Of_ZoomedFarIn_DrawsOnlyTheMarksNearby()
    {
        var scene = MapLayout.Of(Guide, (1_280, 500), new(8, 0, 0), MapMetrics.Desk);

        Assert.InRange(scene.Marks.Count, 0, 10);
    }

    [Fact]
    public void Of_NoSites_ShowsTheWorld()
    {
        var scene = Lay(new([], [], []), 964, 500);

        Assert.Empty(scene.Marks);
        Assert.True(new MapRect(0, 0, 964, 500).Contains(scene.View.ToScreen(-54, -68)));
    }

    [Fact]
    public void Of_SameContent_IsTheSameScene()
    {
        var (a, b) = (Lay(Guide, 1_280, 500), Lay(Guide, 1_280, 500));

        Assert.Equal(a.Lanes, b.Lanes);
        Assert.Equal(a.Tags, b.Tags);
        Assert.Equal(a.Inset?.Region, b.Inset?.Region);
    }

    [Fact]
    public void Of_TwoThousandSites_IsFewPathsAndMarksInGoodTime()
    {
        var large = GuideNetwork.Large(2_000, 5_000) with { Inset = true };
        Lay(large, 1_280, 620);
        var watch = Stopwatch.StartNew();

        var scene = Lay(large, 1_280, 620);

        Assert.InRange(scene.Lanes.Count, 1, 16);
        Assert.InRange(scene.Marks.Count, 10, 700);
        // About 60 ms on an idle machine; the bound only catches a layout that has become quadratic in the lanes.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 3_000);
    }

    private static MapScene Lay(MapContent content, double width, double height) => MapLayout.Of(content, (width, height), MapZoom.None, MapMetrics.Desk);
}
