using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Storage.Projections;
using ControlTower.Web.Api;
using ControlTower.Web.Connectors;
using ControlTower.Web.Features.Account;
using ControlTower.Web.Features.Kpis;
using ControlTower.Web.Features.Orders;
using ControlTower.Web.Features.Overview.Feed;
using ControlTower.Web.Features.Signals;
using ControlTower.Web.Features.Track;
using ControlTower.Web.Features.Wall;
using ControlTower.Web.Jobs;
using ControlTower.Web.Layout;
using ControlTower.Web.Shared.Backtests;
using ControlTower.Web.Shared.Charts;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Settings;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Whys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Radzen;

namespace ControlTower.Web.Hosting;

/// <summary>All components of the tower on one screen.</summary>
public static class TowerServices
{
    public static void AddTower(this WebApplicationBuilder builder, TowerOptions options, DataDirectory data, (IJournal Journal, TowerLoop Loop) tower)
    {
        var services = builder.Services;
        services.AddSingleton(data);
        services.AddSingleton(tower.Journal);
        services.AddSingleton(Replay.Catalog);
        services.AddSingleton(tower.Loop);
        services.AddSingleton(TimeProvider.System);
        AddCredentials(services, data);
        AddProjections(services, data);
        AddWork(services, options, data);
        services.AddSingleton<Access>();
        services.AddSingleton<Submission>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<WhyDesk>();
        services.AddSingleton<SourcingTurns>();
        services.AddSingleton<TrialDesk>();
        AddPages(services);
        services.AddTrackLimit();
        services.AddOpenApi("v1", options => options.ShouldInclude = call => ApiEndpoints.IsDescribed(call.RelativePath));
        services.AddProblemDetails();
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 64 * 1_024)
            .AddJsonProtocol(options => options.PayloadSerializerOptions = new(ApiJson.Options));
        // BoundedBody bounds what is taken, and lets the sender hear it.
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
    }

    /// <summary>What opens sealed texts: also for commands, which serve nobody.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services, DataDirectory data)
    {
        services.AddDataProtection().PersistKeysToFileSystem(new(data.ProtectionKeys)).SetApplicationName("ControlTower");
        services.AddDbContextFactory<CredentialsContext>(options => options.UseSqlite($"Data Source={data.Credentials}"));
        services.AddSingleton<PersonKeys>();
        services.AddSingleton<EndpointSecrets>();
        return services;
    }

    private static void AddCredentials(IServiceCollection services, DataDirectory data)
    {
        services.AddSecrets(data);
        services.AddIdentityCore<Account>(options =>
        {
            options.Password.RequiredLength = 12;
            options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<CredentialsContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.LoginPath = AccountEndpoints.SignInPath;
            options.ReturnUrlParameter = "back";
            options.Cookie.Name = "tower";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AccountDesk>();
        services.AddScoped<IAccounts>(provider => provider.GetRequiredService<AccountDesk>());
        services.AddSingleton<FirstSignIn>();
    }

    private static void AddProjections(IServiceCollection services, DataDirectory data)
    {
        services.AddDbContextFactory<ProjectionsContext>(options => options.UseSqlite($"Data Source={data.Projections}"));
        services.AddSingleton<Projector>();
        services.AddSingleton<KpiRows>();
        services.AddHostedService<ProjectionWork>();
    }

    private static void AddWork(IServiceCollection services, TowerOptions options, DataDirectory data)
    {
        services.AddSingleton<TrackingLinks>();
        services.AddHttpClient<WebhookSender>(http => http.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton(new EffectSwitch(options.Effects != "off"));
        services.AddTransient<CaseWork>();
        services.AddTransient<KpiTargetWork>();
        services.AddTransient<OutboxWork>();
        services.AddSingleton<DemoLife>();
        services.AddTowerJobs(data, options.Demo);
        services.AddSingleton<BacktestShelf>();
        services.AddSingleton<BacktestDesk>();
        services.AddSingleton<ProposalTrials>();
        services.AddHostedService<BacktestWork>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<LiveState>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveState>());
        services.AddSingleton<Situations>();
        services.AddSingleton<FeedTail>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedTail>());
        services.AddSingleton<SignalWindow>();
        services.AddHostedService(provider => provider.GetRequiredService<SignalWindow>());
        services.AddSingleton<IOrderHistory, ProjectedOrderHistory>();
        services.AddSingleton<IToldOutside, ProjectedToldOutside>();
        services.AddSingleton<IKpiRows, ProjectedKpiRows>();
        services.AddSingleton<KpiDesk>();
        services.AddSingleton<KpiTiles>();
        services.AddSingleton<IKpiTiles>(provider => provider.GetRequiredService<KpiTiles>());
        services.AddHostedService(provider => provider.GetRequiredService<KpiTiles>());
        services.AddScoped<Session>();
        services.AddScoped<WallAccess>();
        services.AddScoped<IShellState, TowerShellState>();
        services.AddShell();
    }
}
