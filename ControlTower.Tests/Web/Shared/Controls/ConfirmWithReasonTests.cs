using Bunit;
using ControlTower.Web.Shared.Controls;

namespace ControlTower.Tests.Web.Shared.Controls;

public sealed class ConfirmWithReasonTests : ComponentTest
{
    [Fact]
    public void Confirm_WithoutReason_AsksForOneAndDoesNotConfirm()
    {
        var given = new List<string>();
        var dialog = Dialog(given);
        dialog.Find(".btn.p").Click();
        Assert.Empty(given);
        Assert.Contains("Write why", dialog.Find(".msg.crit").TextContent);
    }

    [Fact]
    public void Confirm_WithReason_HandsItOverTrimmed()
    {
        var given = new List<string>();
        var dialog = Dialog(given);
        dialog.Find("textarea").Input("  no slack on Tuesday ");
        dialog.Find(".btn.p").Click();
        Assert.Equal(["no slack on Tuesday"], given);
    }

    [Fact]
    public void Cancel_Open_AsksToClose()
    {
        var open = true;
        var dialog = Render<ConfirmWithReason>(p => p.Add(d => d.Title, "Approve").Add(d => d.Open, true).Add(d => d.OpenChanged, v => open = v));
        dialog.Find(".btn.q").Click();
        Assert.False(open);
    }

    [Fact]
    public void Closed_Always_HasNoContent() =>
        Assert.Empty(Render<ConfirmWithReason>(p => p.Add(d => d.Title, "Approve")).FindAll("textarea"));

    private IRenderedComponent<ConfirmWithReason> Dialog(List<string> given) => Render<ConfirmWithReason>(p => p
        .Add(d => d.Title, "Approve").Add(d => d.ConfirmLabel, "Approve A").Add(d => d.Open, true).Add(d => d.OnConfirm, given.Add));
}
