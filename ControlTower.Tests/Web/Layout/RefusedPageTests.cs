using Bunit;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Layout;

namespace ControlTower.Tests.Web.Layout;

public sealed class RefusedPageTests : PageTest
{
    [Theory]
    [InlineData("400", "without the seal of the page")]
    [InlineData("405", "Nothing takes forms at this address")]
    [Shows(PageState.Refused, typeof(RefusedPage))]
    public void Page_AFormThatWasNotTaken_SaysWhyAndThatNothingChanged(string status, string words)
    {
        At($"/refused?status={status}");
        var text = Render<RefusedPage>().Find("section").TextContent;
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", text, StringComparison.Ordinal);
    }
}
