using ControlTower.Web.Shared.Charts;

namespace ControlTower.Tests.Web.Shared.Charts;

public sealed class SparkShapeTests
{
    [Fact]
    public void Of_OneKnownValue_IsNoTrend() => Assert.Null(SparkShape.Of([1, null, double.NaN], null));

    [Fact]
    public void Of_AGap_BreaksTheLine() => Assert.Equal(2, SparkShape.Of([1, 2, null, 3, 4], null)!.Path.Count(c => c == 'M'));

    [Fact]
    public void Of_TrailingGap_EndsAtTheLastKnownValue() => Assert.True(SparkShape.Of([1, 2, null], null)!.EndX < SparkShape.Width / 2 + 2);

    [Fact]
    public void Of_LevelValues_DrawsTheMiddle() => Assert.Equal(SparkShape.Height / 2, SparkShape.Of([5, 5, 5], null)!.EndY);
}
