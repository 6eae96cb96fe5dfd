using System.Security.Claims;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Shared;
using ControlTower.Tests.Web.Shared.Live;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web;

/// <summary>A page on a real tower whose journal is in memory, with whatever pages ask for, and somebody signed in.</summary>
public abstract class PageTest : ComponentTest, IAsyncLifetime
{
    private readonly SqliteConnection credentials = new($"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared");
    private readonly Lazy<DataDirectory> data = new(() => DataDirectory.Open(Directory.CreateTempSubdirectory("page-").FullName));

    private protected PageTest()
    {
        credentials.Open();
        Tower = new(new TowerCore(TowerRules.Default), (Journal, Replay.Catalog), TowerState.Empty, TimeProvider.System, new LoopOptions());
        Live = new(Tower, NullLogger<LiveState>.Instance);
        Services.AddSingleton<IJournal>(Journal);
        Services.AddSingleton(Replay.Catalog);
        Services.AddSingleton(Tower);
        Services.AddSingleton(Live);
        Services.AddSingleton(_ => data.Value);
        Services.AddDbContextFactory<CredentialsContext>(options => options.UseSqlite(credentials.ConnectionString));
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn("P-1"));
        Services.AddPages(Accounts);
    }

    private protected MemoryJournal Journal { get; } = new();

    private protected TowerLoop Tower { get; }

    private protected LiveState Live { get; }

    /// <summary>Made when something first asks for it.</summary>
    private protected DataDirectory Data => data.Value;

    private protected FakeAccounts Accounts { get; } = new();

    /// <summary>Roles of the person in front of the page.</summary>
    private protected virtual IReadOnlyList<string> MyRoles => [Roles.Administrator];

    public async Task InitializeAsync()
    {
        await using (var context = await Services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContextAsync()) await context.Database.EnsureCreatedAsync();
        await AskAsync(new AddPerson("P-1", Services.GetRequiredService<PersonKeys>().Seal("P-1", "Shift lead"), MyRoles, []));
        await Live.StartAsync(CancellationToken.None);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Live.StopAsync(CancellationToken.None);
        await DisposeAsync();
        await Tower.DisposeAsync();
        credentials.Dispose();
        if (!data.IsValueCreated) return;
        data.Value.Dispose();
        Directory.Delete(data.Value.Root, recursive: true);
    }

    /// <summary>Asks the tower; a refusal fails the test.</summary>
    /// <param name="caller">Null for the administrator's key.</param>
    private protected async Task<object> AskAsync(object command, Caller? caller = null)
    {
        var answer = (await Tower.SubmitAsync(new(caller ?? Caller.AdministratorKey, command))).Answer;
        Assert.True(answer.Succeeded, answer.Refusal?.Message);
        return answer.Value!;
    }

    /// <summary>The answer as the tower gives it to itself.</summary>
    private protected async Task<Result<object>> SendAsync(object command) => (await Tower.SubmitAsync(new(Caller.System, command))).Answer;

    /// <summary>The small network of the tower's own tests, and what ships.</summary>
    private protected async Task SmallNetworkAsync()
    {
        await AskAsync(new Core.Network.PutNetwork(Networks.Small));
        foreach (var protocol in ParsedProtocols.Shipped) await AskAsync(protocol);
    }

    /// <summary>The page is opened at this address.</summary>
    private protected void At(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private sealed class SignedIn(string person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new(new ClaimsIdentity([new(Session.PersonClaim, person)], "test"))));
    }
}
