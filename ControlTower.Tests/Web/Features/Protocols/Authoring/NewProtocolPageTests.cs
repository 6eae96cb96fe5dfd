using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Protocols.Authoring;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class NewProtocolPageTests : PageTest
{
    private const string Shipped = "supplier-delay-48h-and-over";

    [Fact]
    [Shows(PageState.Empty, typeof(NewProtocolPage))]
    public async Task Begin_WithNothingPublished_KeepsAnAlmostEmptyDraftAndOpensIt()
    {
        var page = Render<NewProtocolPage>();
        Assert.Single(page.FindAll("#new-from option"));
        await BeginAsync(page, "late", "");

        page.WaitForAssertion(() => Assert.EndsWith("/protocols/late/edit", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("id: late\ntitle: late\n", Live.Current.Protocols.Drafts["late"].Text);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(NewProtocolPage))]
    public async Task Begin_WithOneThatWasPublishedMeanwhile_TakesItsTextUnderTheNewId()
    {
        var page = Render<NewProtocolPage>();
        await SmallNetworkAsync();
        page.WaitForAssertion(() => Assert.Equal(ProtocolText.Shipped.Count + 1, page.FindAll("#new-from option").Count));
        await BeginAsync(page, "late", Shipped);

        page.WaitForAssertion(() => Assert.Equal("late", ProtocolText.Parse(Live.Current.Protocols.Drafts["late"].Text).Value!.Id));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(NewProtocolPage))]
    public async Task Begin_WithAnIdThatIsThere_IsRefused()
    {
        await SmallNetworkAsync();
        var page = Render<NewProtocolPage>();
        await BeginAsync(page, Shipped, "");

        page.WaitForAssertion(() => Assert.Contains("is there already", page.Find(".field.bad").TextContent, StringComparison.Ordinal));
        Assert.Empty(Live.Current.Protocols.Drafts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("two words")]
    [InlineData("new")]
    public void Objection_ToWhatCannotBeAnId_IsOne(string id) => Assert.NotNull(new Templates(ProtocolState.Empty).Objection(id));

    private static async Task BeginAsync(IRenderedComponent<NewProtocolPage> page, string id, string from)
    {
        await page.InvokeAsync(() => page.Find("#new-id").Input(id));
        await page.InvokeAsync(() => page.Find("#new-from").Change(from));
        await page.InvokeAsync(() => page.Find("form").Submit());
    }
}
