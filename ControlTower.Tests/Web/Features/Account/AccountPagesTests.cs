using Bunit;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Account;

namespace ControlTower.Tests.Web.Features.Account;

public sealed class AccountPagesTests : PageTest
{
    [Theory]
    [InlineData("wrong", "User name and password do not fit.")]
    [InlineData("locked", "Wait five minutes")]
    [InlineData("invitation", "not valid any more")]
    [Shows(PageState.Refused, typeof(SignInPage))]
    public void SignIn_Refused_SaysWhyAndKeepsTheWayBack(string problem, string words)
    {
        At($"/account/sign-in?problem={problem}&back=%2Forders");
        var page = Render<SignInPage>();
        Assert.Contains(words, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/orders", page.Find("input[name=back]").GetAttribute("value"));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(SetupPage))]
    public void Setup_WithoutTheToken_IsClosedAndLeadsToSignIn()
    {
        At("/account/setup?token=guess");
        var page = Render<SetupPage>();
        Assert.Empty(page.FindAll("form"));
        Assert.Equal("/account/sign-in", page.Find("a.l").GetAttribute("href"));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(InvitedPage))]
    public void Invited_Refused_SaysWhyAndKeepsTheInvitation()
    {
        At("/account/invited?invitation=abc&problem=Name%20taken");
        var page = Render<InvitedPage>();
        Assert.Contains("Name taken", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("abc", page.Find("input[name=invitation]").GetAttribute("value"));
    }
}
