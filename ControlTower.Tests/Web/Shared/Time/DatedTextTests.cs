using Bunit;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Tests.Web.Shared.Time;

public sealed class DatedTextTests : ComponentTest
{
    [Theory]
    [InlineData("11 orders at risk, the first by 2026-11-22 04:49:28Z, <b>two</b> late")]
    [InlineData("since 2026-11-22T04:49:28.1234567Z")]
    public void Text_WithAnInstant_ShowsItAsOne(string text)
    {
        var shown = Render<DatedText>(p => p.Add(c => c.Text, text));

        Assert.StartsWith("2026-11-22T04:49:28", shown.Find("time").GetAttribute("datetime"), StringComparison.Ordinal);
        Assert.DoesNotContain("04:49:28Z", shown.Nodes.Select(node => node.TextContent).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("b"));
    }

    [Theory]
    [InlineData("no instant at all")]
    [InlineData("2026-13-45 99:99:99Z is none")]
    [InlineData("")]
    public void Text_WithoutAnInstant_StaysAsItIs(string text)
    {
        var shown = Render<DatedText>(p => p.Add(c => c.Text, text));

        Assert.Empty(shown.FindAll("time"));
        Assert.Equal(text, shown.Nodes.Select(node => node.TextContent).Aggregate("", string.Concat));
    }
}
