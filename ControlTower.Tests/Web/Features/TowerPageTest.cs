using System.Security.Claims;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Api;
using ControlTower.Web.Hosting;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Settings;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.Features;

/// <summary>A page over a tower in memory, with somebody signed in.</summary>
public abstract class TowerPageTest : ComponentTest, IAsyncLifetime
{
    private protected TowerPageTest()
    {
        Data = DataDirectory.Open(Directory.CreateTempSubdirectory("page-").FullName);
        Services.AddSingleton(Data);
        Services.AddSecrets(Data);
        Services.AddSingleton(Tower.Loop);
        Services.AddSingleton(new LiveState(Tower.Loop, NullLogger<LiveState>.Instance));
        Services.AddSingleton<Situations>();
        Services.AddSingleton<PeopleDesk>();
        Services.AddSingleton<IAccounts>(Accounts);
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn("P-1"));
        Services.AddScoped<Session>();
        Services.Configure<TowerOptions>(_ => { });
    }

    private protected ImportTower Tower { get; } = ImportTower.Open();

    private protected DataDirectory Data { get; }

    private protected FakeAccounts Accounts { get; } = new();

    private protected virtual IReadOnlyList<string> Roles { get; } = [Core.People.Roles.Administrator];

    public async Task InitializeAsync()
    {
        await using (var context = await Services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContextAsync()) await context.MigrateAloneAsync();
        var added = await SendAsync(new AddPerson("P-1", Services.GetRequiredService<PersonKeys>().Seal("P-1", "Shift lead"), Roles, []));
        Assert.True(added.Succeeded);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Tower.DisposeAsync();
        Data.Dispose();
        Directory.Delete(Data.Root, recursive: true);
    }

    private protected async Task<Result<object>> SendAsync(object command) => (await Tower.Loop.SubmitAsync(new(Caller.System, command))).Answer;

    private protected sealed class FakeAccounts : IAccounts
    {
        public string Invite(string person) => $"/account/invited?invitation={person}";
    }

    private sealed class SignedIn(string person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new(new ClaimsIdentity([new("person", person)], "test"))));
    }
}
