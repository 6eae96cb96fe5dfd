using Bunit;
using ControlTower.Core.Effects;
using ControlTower.Core.People;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Admin;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Admin;

public sealed class AdminPageTests : PageTest
{
    [Fact]
    public async Task AddUser_WithRoles_ShowsTheInvitationOnce()
    {
        var page = Render<AdminPage>();
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Add a user", StringComparison.Ordinal)).ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("#user-name").ChangeAsync(new() { Value = "Buying desk" }));
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Add and invite", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.EndsWith("invitation=P-2", page.Find("#secret").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal(["viewer"], Tower.View.People.Persons["P-2"].Roles);
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("I have it", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Empty(page.FindAll("#secret"));
    }

    [Fact]
    [Shows(PageState.Empty, typeof(AdminPage))]
    public void Keys_None_SaysWhoNeedsOne()
    {
        At("/admin?part=keys");
        Assert.Equal("No key is in use", Render<AdminPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(AdminPage))]
    public async Task Users_AddedByAnotherWhileOpen_AppearByThemselves()
    {
        var page = Render<AdminPage>();
        await AskAsync(new AddPerson("P-2", Services.GetRequiredService<PersonKeys>().Seal("P-2", "Buying desk"), ["viewer"], []));
        page.WaitForAssertion(() => Assert.Contains("Buying desk", page.Find("table").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(AdminPage))]
    public async Task AddUser_WithoutAName_IsRefusedAndNothingIsAdded()
    {
        var page = Render<AdminPage>();
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Add a user", StringComparison.Ordinal)).ClickAsync(new()));
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Add and invite", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Contains("A user needs a name", page.Find(".banner.crit").TextContent, StringComparison.Ordinal);
        Assert.Single(Tower.View.People.Persons);
    }

    [Fact]
    public async Task Forget_Person_LosesTheNameForGood()
    {
        var keys = Services.GetRequiredService<PersonKeys>();
        await SendAsync(new AddPerson("P-2", keys.Seal("P-2", "Buying desk"), ["viewer"], []));
        var page = Render<AdminPage>();
        await page.InvokeAsync(() => page.Find("[aria-label='Forget P-2']").ClickAsync(new()));
        Assert.Contains("cannot be undone", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Forget for good", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.True(Tower.View.People.Persons["P-2"].Forgotten);
        Assert.Null(keys.Open(Tower.View.People.Persons["P-2"].Name));
    }

    [Fact]
    public async Task Forget_LastAdministratorChanged_IsRefusedWithTheReason()
    {
        var desk = Desk();
        Assert.False(await desk.ChangeAsync(Tower.View.People.Persons["P-1"], ["viewer"], [], active: true));
        Assert.Contains("last administrator", desk.Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_IssuedAndRevoked_AreShownOnceAndGone()
    {
        var desk = Desk();
        Assert.True(await desk.IssueAsync(null, "warehouse", ["read"]));
        Assert.StartsWith("ct_", desk.Secret!.Value, StringComparison.Ordinal);
        Assert.True(await desk.RevokeAsync("KEY-1"));
        Assert.Null(desk.Secret);
        Assert.Empty(AdminFigures.Of(Tower.View).Keys);
        Assert.False(await desk.IssueAsync(null, "warehouse", [Scopes.Approvals]));
        Assert.Contains("never approves", desk.Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walls_HaveAddressesOfTheirOwn()
    {
        var desk = Desk();
        Assert.True(await desk.IssueWallAsync(" Hall ", path => path));
        Assert.StartsWith("/wall?token=ct_", desk.Secret!.Value, StringComparison.Ordinal);
        var figures = AdminFigures.Of(Tower.View);
        Assert.Equal(("wall:Hall", "wall"), (figures.Walls.Single().Integration, figures.Walls.Single().Scopes.Single()));
        Assert.Empty(figures.Keys);
    }

    [Fact]
    public async Task Effects_HeldAndReleased_SaySo()
    {
        var desk = Desk();
        Assert.True(await desk.HoldAsync("stocktaking"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin?part=effects");
        var page = Render<AdminPage>();
        Assert.Contains("All effects are held", page.Markup, StringComparison.Ordinal);
        Assert.True(await desk.ReleaseAsync("done"));
        Assert.False(Tower.View.Effects.Held);
        Assert.False(await desk.SubscribeAsync("ftp://x"));
        Assert.True(await desk.SubscribeAsync("https://wms.example/hook"));
        Assert.StartsWith("whsec_", desk.Secret!.Value, StringComparison.Ordinal);
        await SendAsync(new RemoveEndpoint("WH-1"));
        Assert.Empty(AdminFigures.Of(Tower.View).Webhooks);
    }

    private AdminDesk Desk()
    {
        var session = Services.GetRequiredService<ControlTower.Web.Shared.Live.Session>();
        session.OpenAsync().GetAwaiter().GetResult();
        return new(session, Services.GetRequiredService<ControlTower.Web.Api.PeopleDesk>(), Accounts, Services.GetRequiredService<EndpointSecrets>());
    }
}

public sealed class AdminPageForPlannersTests : PageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Planner];

    [Fact]
    public void Planner_SeesWhoMayAndNothingElse()
    {
        var page = Render<AdminPage>();
        Assert.Contains("Only administrators", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }
}
