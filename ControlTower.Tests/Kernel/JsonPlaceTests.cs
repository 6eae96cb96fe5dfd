using System.Text;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Tests.Kernel;

/// <summary>A text that is no JSON is told to whoever wrote it by where it ceases to be.</summary>
public sealed class JsonPlaceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("nonsense", "")]
    [InlineData("{\"a\":NaN}", "/a")]
    [InlineData("{\"a\":{\"b\":[1,{\"c\":Infinity}]}}", "/a/b/1/c")]
    [InlineData("[1,2,-]", "/2")]
    [InlineData("[[1],[2],[3,", "/2/1")]
    [InlineData("{\"a\":1,\"b\":[]", "")]
    [InlineData("{\"a\":{\"b\":1,}}", "/a")]
    [InlineData("{\"a\":1}}", "")]
    [InlineData("{\"a/b~c\":[0,x]}", "/a~1b~0c/1")]
    [InlineData("{\"\\u0061\":x}", "/a")]
    [InlineData("{\"\\ud800\":x}", "/\\ud800")]
    public void OfFault_TextThatIsNoJson_PointsToWhatCannotBeRead(string text, string pointer) => Assert.Equal(pointer, JsonPlace.OfFault(Encoding.UTF8.GetBytes(text), 64));

    [Fact]
    public void OfFault_NestedTooDeep_PointsToTheFirstThatIs() => Assert.Equal("/a/0/0", JsonPlace.OfFault("{\"a\":[[[[1]]]]}"u8, 3));

    [Fact]
    public void Step_LongName_IsShortenedBetweenLetters()
    {
        Assert.Equal("/" + new string('x', 64) + "…", JsonPlace.Step(new string('x', 100_000)));
        Assert.Equal("/" + new string('x', 63) + "…", JsonPlace.Step(new string('x', 63) + "😀😀"));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xC3, 0xA9 }, 3)]
    [InlineData(new byte[] { 0x61, 0xFF, 0x61 }, 1)]
    [InlineData(new byte[] { 0x61, 0x61, 0xC3 }, 2)]
    public void ValidUtf8_CountsTheBytesBeforeTheFault(byte[] text, int valid) => Assert.Equal(valid, JsonPlace.ValidUtf8(text));
}
