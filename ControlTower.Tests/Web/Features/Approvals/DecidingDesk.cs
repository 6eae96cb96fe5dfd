using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Features.Approvals;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.Features.Approvals;

/// <summary>Somebody in front of the approvals page, who clicks what the page offers them.</summary>
internal sealed class DecidingDesk : ComponentTest
{
    private readonly SqliteConnection credentials = new($"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared");
    private readonly IJournal journal;
    private readonly string person;

    public DecidingDesk(TowerLoop loop, IJournal journal, string person)
    {
        (this.journal, this.person) = (journal, person);
        credentials.Open();
        Services.AddSingleton(journal);
        Services.AddSingleton(Replay.Catalog);
        Services.AddSingleton(loop);
        Services.AddSingleton(new LiveState(loop, NullLogger<LiveState>.Instance));
        Services.AddDbContextFactory<CredentialsContext>(options => options.UseSqlite(credentials.ConnectionString));
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(person));
        Services.AddPages(new FakeAccounts());
        using var context = Services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContext();
        context.Database.EnsureCreated();
    }

    /// <returns>Whether anything came of it; false also where the page offers nothing to click.</returns>
    public async Task<bool> AnswerAsync(string approval, bool approves, (string? Option, string Reason) what)
    {
        var page = Render<ApprovalsPage>(parameters => parameters.Add(one => one.Id, approval));
        var field = $"#reason-{approval}";
        if (page.FindAll(field).Count == 0) return false;
        if (what.Option is { } option)
        {
            var place = option[0] - 'A';
            await page.InvokeAsync(() => page.FindAll(".approval .pick input")[place].ChangeAsync(new() { Value = option }));
        }
        await page.InvokeAsync(() => page.Find(field).InputAsync(new() { Value = what.Reason }));
        return await ClickAsync(page, page.FindAll(".decide .btn").First(one => one.TextContent.Contains(approves ? "Approve" : "Decline", StringComparison.Ordinal)));
    }

    public async Task<bool> LendAsync(GiveDelegation give)
    {
        var page = Render<ApprovalsPage>();
        if (page.FindAll("#lend-to").Count == 0) return false;
        var offered = page.FindAll(".delegations .check").Select(one => one.TextContent.Trim()).ToList();
        var places = give.Functions.Select(function => offered.FindIndex(name => name.Equals(function, StringComparison.OrdinalIgnoreCase))).ToList();
        if (places.Contains(-1)) return false;
        await page.InvokeAsync(() => page.Find("#lend-to").ChangeAsync(new() { Value = give.To }));
        foreach (var place in places) await page.InvokeAsync(() => page.FindAll(".delegations .cbx")[place].ChangeAsync(new() { Value = true }));
        // The page lends up to the end of a day; so that nothing is lent for longer, it is the day before.
        await page.InvokeAsync(() => page.Find("#lend-until").ChangeAsync(new() { Value = give.Until.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));
        await page.InvokeAsync(() => page.Find("#lend-reason").ChangeAsync(new() { Value = give.Reason }));
        return await ClickAsync(page, page.Find(".delegations .btn.p"));
    }

    /// <summary>The only delegation that the page shows.</summary>
    public async Task<bool> EndAsync()
    {
        var page = Render<ApprovalsPage>();
        return page.FindAll(".delegations li .btn") is [var end] && await ClickAsync(page, end);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        credentials.Dispose();
    }

    private async Task<bool> ClickAsync(IRenderedComponent<ApprovalsPage> page, IElement button)
    {
        var before = journal.Head.Sequence;
        await page.InvokeAsync(() => button.ClickAsync(new()));
        return journal.Read(before, int.MaxValue).Any(row => row.Actor == Actors.Person(person));
    }

    private sealed class SignedIn(string person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new(new ClaimsIdentity([new(Session.PersonClaim, person)], "test"))));
    }
}
