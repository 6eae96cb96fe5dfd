using System.Security.Claims;
using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.Shared.Live;

/// <summary>Pages on a real tower whose journal is in memory; an administrator sits in front of them.</summary>
public abstract class LivePageTest : ComponentTest, IAsyncLifetime
{
    private readonly SqliteConnection credentials = new($"Data Source=file:{Guid.NewGuid():N}?mode=memory&cache=shared");

    protected LivePageTest()
    {
        credentials.Open();
        Tower = new(new TowerCore(TowerRules.Default), (Journal, Replay.Catalog), TowerState.Empty, TimeProvider.System, new LoopOptions());
        Live = new(Tower, NullLogger<LiveState>.Instance);
        Services.AddSingleton<IJournal>(Journal);
        Services.AddSingleton(Replay.Catalog);
        Services.AddSingleton(Tower);
        Services.AddSingleton(Live);
        Services.AddDbContextFactory<CredentialsContext>(options => options.UseSqlite(credentials.ConnectionString));
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddSingleton<PersonKeys>();
        Services.AddScoped<AuthenticationStateProvider, FirstPerson>();
        Services.AddScoped<Session>();
    }

    private protected MemoryJournal Journal { get; } = new();

    private protected TowerLoop Tower { get; }

    private protected LiveState Live { get; }

    /// <summary>Roles of the person in front of the page.</summary>
    private protected virtual IReadOnlyList<string> MyRoles => [Roles.Administrator];

    public virtual async Task InitializeAsync()
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
    }

    /// <summary>Asks the tower; a refusal fails the test.</summary>
    private protected async Task<object> AskAsync(object command)
    {
        var committed = await Tower.SubmitAsync(new(Caller.AdministratorKey, command));
        Assert.True(committed.Answer.Succeeded, committed.Answer.Refusal?.Message);
        return committed.Answer.Value;
    }

    /// <summary>The small network of the tower's own tests, and what ships.</summary>
    private protected async Task SmallNetworkAsync()
    {
        await AskAsync(new Core.Network.PutNetwork(Networks.Small));
        foreach (var text in ProtocolText.Shipped) await AskAsync(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
    }

    private sealed class FirstPerson : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Session.PersonClaim, "P-1")], "test"))));
    }
}
