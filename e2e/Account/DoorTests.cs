using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Account;

/// <summary>The way in: sign-in, links that lead where they point, addresses that lead nowhere, and what a viewer may not.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DoorTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Link_OpenedBySomebodySignedOut_OpensAfterSignInWhereItPointed()
    {
        await using (await tower.JoinAsync("Linked desk", ["approver"], "procurement"))
        {
        }
        await tower.DelayAsync(supplier: 1, hours: 24);
        var asked = await tower.WaitingAsync(supplier: 1);
        var (id, about) = (asked.GetProperty("id").GetString(), asked.GetProperty("case").GetString());
        await using var visit = await tower.VisitAsync();
        var page = visit.Page;

        await SignInAsync(page, $"/exceptions/{about}", "a wrong password");
        await page.GetByText("User name and password do not fit").WaitForAsync();
        await SendAsync(page, StaffedTower.Password);
        await page.ReachAsync($"/exceptions/{about}");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).GetByText(about!).WaitForAsync();

        await SignOutAsync(page);
        await SignInAsync(page, $"/approvals/{id}", StaffedTower.Password);
        await page.ReachAsync($"/approvals/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve A" }).WaitForAsync();

        await SignOutAsync(page);
        await SignInAsync(page, "/exceptions?view=unassigned&text=SUP-1&sort=-due", StaffedTower.Password);
        await page.ReachAsync("/exceptions?view=unassigned&text=SUP-1&sort=-due");
        await page.Locator($"#row-{about}").WaitForAsync();
        await page.GetByText("SUP-1", new() { Exact = true }).First.WaitForAsync();
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task SignOut_ClosesTheDoorBehind()
    {
        await using var desk = await tower.JoinAsync("Leaving desk", ["viewer"]);

        await SignOutAsync(desk.Page);

        await desk.Page.GotoAsync("/orders");
        await desk.Page.ReachAsync("/account/sign-in");
    }

    [Fact]
    public async Task Address_ThatLeadsNowhere_IsAPageWithStatus404()
    {
        await using var desk = await tower.JoinAsync("Curious desk", ["viewer"]);

        var answer = await desk.Page.GotoAsync("/there/is/no/such/page");

        Assert.Equal(404, answer!.Status);
        await desk.Page.GetByText("There is no page at this address").WaitForAsync();
        desk.Visit.ForgetTroubles();
        await desk.Page.GotoAsync("/exceptions/EX-999999");
        await desk.Page.GetByText("There is no case EX-999999").WaitForAsync();
        await desk.Page.GotoAsync("/approvals/AP-999999");
        await desk.Page.GetByText("There is no approval AP-999999").WaitForAsync();
        desk.Visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Form_WithoutTheSealOfItsPage_IsRefusedByAPageThatLeadsBack()
    {
        await using var visit = await tower.VisitAsync();
        await visit.Page.GotoAsync("/account/sign-in");

        await PostFormAsync(visit.Page, "/account/enter", 400);

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This was not taken" }).WaitForAsync();
        await visit.Page.GetByText("without the seal of the page").WaitForAsync();
        visit.ForgetTroubles();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visit.Page.ReachAsync("/account/sign-in");
        await visit.Page.Locator("#password").WaitForAsync();
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Form_ToAnAddressThatTakesNone_IsAnsweredByAPageThatLeadsBack()
    {
        await using var desk = await tower.JoinAsync("Astray desk", ["viewer"]);
        await desk.Page.OpenAsync("/orders");

        await PostFormAsync(desk.Page, "/there/is/no/such/form", 405);

        await desk.Page.GetByText("Nothing takes forms at this address").WaitForAsync();
        desk.Visit.ForgetTroubles();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await desk.Page.AliveAsync();
        desk.Visit.AssertNoTroubles();
    }

    /// <summary>Sends a form that stands on no page of the tower, as a browser does.</summary>
    private static async Task PostFormAsync(IPage page, string address, int status)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("to => { const form = Object.assign(document.createElement('form'), { method: 'post', action: to }); document.body.append(form); form.submit(); }", address),
            response => new Uri(response.Url).AbsolutePath == address);
        Assert.Equal(status, answer.Status);
        Assert.Contains("text/html", answer.Headers["content-type"], StringComparison.Ordinal);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.AliveAsync();
        await page.Locator("details.menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ReachAsync("/account/sign-in");
    }

    private static async Task SignInAsync(IPage page, string path, string password)
    {
        await page.GotoAsync(path);
        await page.ReachAsync("/account/sign-in");
        await SendAsync(page, password);
    }

    private static async Task SendAsync(IPage page, string password)
    {
        await page.FillAsync("#user", StaffedTower.UserName("Linked desk"));
        await page.FillAsync("#password", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
