using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders.Messages;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>The messages to customers on their page: written, read on a real order, published, put back.</summary>
public sealed class MessagesPageTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(MessagesPage))]
    public void Page_WithoutOrders_SaysThatNoneCanStandInThePreview()
    {
        var page = Render<MessagesPage>();
        Assert.Contains("carries no order yet", page.Markup);
        Assert.All(page.FindAll("aside a.item"), one => Assert.Contains("as it ships", one.TextContent));
    }

    [Fact]
    public async Task Message_WrittenAndPublished_IsReadByCustomers_AndPutBack()
    {
        await PlacedAsync();
        At("/orders/messages?kind=shipped");
        var page = Render<MessagesPage>();
        await TypeAsync(page, "#message-subject", "{order} left, {customer}");
        Assert.Equal("O-1 left, Customer one", page.Find(".messages-read .m").TextContent);
        await DoAsync(page, "Publish", "shorter is better");
        page.WaitForAssertion(() => Assert.Contains("version 1", page.Find("aside").TextContent));
        Assert.Contains("Shift lead", page.Find("aside").TextContent);
        Assert.Contains("shorter is better", page.Find("aside").TextContent);
        Assert.Equal("{order} left, {customer}", MessageTemplates.Find(Tower.View.Orders.Outward!, MessageKind.Shipped, "en").Subject);
        await DoAsync(page, "As it ships", "the old one was liked");
        page.WaitForAssertion(() => Assert.DoesNotContain("version 1", page.Find("aside a.sel").TextContent));
        Assert.Equal(MessageTemplates.Shipped.Single(one => one.Kind == MessageKind.Shipped && one.Language == "en").Subject, page.Find("#message-subject").GetAttribute("value"));
        await page.InvokeAsync(() => page.FindAll("aside button").Single(one => one.TextContent.Contains("Take its text")).Click());
        Assert.Equal("{order} left, {customer}", page.Find("#message-subject").GetAttribute("value"));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(MessagesPage))]
    public async Task Placeholder_ThatIsNone_IsNamedAndNothingIsPublished()
    {
        await PlacedAsync();
        var page = Render<MessagesPage>();
        await TypeAsync(page, "#message-body", "Dear {custommer}");
        Assert.Contains("There is nothing called 'custommer' to fill in", page.Find("#message-body-msg").TextContent);
        Assert.True(Button(page, "Publish").HasAttribute("disabled"));
        await TypeAsync(page, "#message-body", "Dear {customer}");
        Assert.False(Button(page, "Publish").HasAttribute("disabled"));
        await AskAsync(new PublishMessage(new(MessageKind.Placed, "en", "Thanks", "Thank you"), "I was first", null));
        await DoAsync(page, "Publish", "mine");
        page.WaitForAssertion(() => Assert.Contains("somebody published meanwhile", page.Find("[role=alert]").TextContent));
        Assert.Equal("Thanks", MessageTemplates.Find(Tower.View.Orders.Outward!, MessageKind.Placed, "en").Subject);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(MessagesPage))]
    public async Task Page_SomebodyPublishesWhileOpen_ListsItAndKeepsWhatIsWritten()
    {
        await PlacedAsync();
        var page = Render<MessagesPage>();
        await TypeAsync(page, "#message-subject", "Mine");
        await AskAsync(new PublishMessage(new(MessageKind.Delayed, "de", "Später", "Ihre Bestellung {order} kommt später."), "for Germany", null));
        page.WaitForAssertion(() => Assert.Contains("Später", page.Find("aside").TextContent));
        Assert.Equal("Mine", page.Find("#message-subject").GetAttribute("value"));
    }

    [Theory]
    [InlineData("EN", "S", "B", "why", "/language")]
    [InlineData("en", " ", "B", "why", "/subject")]
    [InlineData("en", "S\nS", "B", "why", "/subject")]
    [InlineData("en", "S {none}", "B", "why", "/subject")]
    [InlineData("en", "S", "{order", "why", "/body")]
    [InlineData("en", "S", "B", " ", "/reason")]
    public async Task Publish_WithWhatCannotBe_IsRefusedAndPointsAtIt(string language, string subject, string body, string reason, string pointer)
    {
        var answer = (await Tower.SubmitAsync(new(Core.Tower.Caller.AdministratorKey, new PublishMessage(new(MessageKind.Placed, language, subject, body), reason, null)))).Answer;
        Assert.Equal(pointer, answer.Refusal?.Pointer);
    }

    [Fact]
    public async Task Preview_OfAShippedOrder_TellsWhatLeft()
    {
        await PlacedAsync();
        foreach (var step in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack }) await AskAsync(new MoveOrder("O-1", step, new()));
        await AskAsync(new MoveOrder("O-1", OrderMachine.Ship, new() { Shipment = "SH-1", Carrier = "Alpine", Tracking = "AP 1" }));
        At("/orders/messages?kind=shipped");
        Assert.Contains("4 × Item one of your order O-1 left today with Alpine, reference AP 1", Render<MessagesPage>().Find(".messages-read pre").TextContent);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MessagesPage> page, string label) => page.FindAll(".actionbar button").Single(one => one.TextContent.Trim() == label);

    private static Task TypeAsync(IRenderedComponent<MessagesPage> page, string field, string text) => page.InvokeAsync(() => page.Find(field).Input(text));

    private static async Task DoAsync(IRenderedComponent<MessagesPage> page, string label, string reason)
    {
        await page.InvokeAsync(() => Button(page, label).Click());
        await page.InvokeAsync(() => page.Find("#message-act-reason").Input(reason));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());
    }

    private async Task PlacedAsync()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
    }
}
