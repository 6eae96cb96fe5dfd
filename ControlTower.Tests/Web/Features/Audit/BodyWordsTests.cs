using System.Text;
using ControlTower.Web.Features.Audit;

namespace ControlTower.Tests.Web.Features.Audit;

public sealed class BodyWordsTests
{
    [Theory]
    [InlineData("""{"case":"EX-1004","revision":1,"impact":{"orders":0,"sites":["A","B"]},"urgency":"low"}""", "case EX-1004, revision 1, impact, orders 0, sites A B, urgency low")]
    [InlineData("""{"until":null,"active":true}""", "until none, active true")]
    [InlineData("{}", "")]
    [InlineData("not json", "not json")]
    public void Of_ABody_ReadsAsALine(string body, string expected) => Assert.Equal(expected, BodyWords.Of(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Of_ALongBody_IsCutAndReadNoFurther()
    {
        var body = $$"""{"text":"{{new string('a', BodyWords.MostRead)}}"}""";
        Assert.Equal("text…", BodyWords.Of(Encoding.UTF8.GetBytes(body)));
        var many = "{" + string.Join(',', Enumerable.Range(0, 100).Select(n => $"\"m{n}\":{n}")) + "}";
        Assert.Equal(BodyWords.Longest + 1, BodyWords.Of(Encoding.UTF8.GetBytes(many)).Length);
    }
}
