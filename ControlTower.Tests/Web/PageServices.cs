using ControlTower.Core.Storage.Credentials;
using ControlTower.Tests.Web.Jobs;
using ControlTower.Web.Api;
using ControlTower.Web.Connectors;
using ControlTower.Web.Features.Account;
using ControlTower.Web.Features.Kpis;
using ControlTower.Web.Features.Overview.Feed;
using ControlTower.Web.Features.Signals;
using ControlTower.Web.Features.Wall;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Backtests;
using ControlTower.Web.Shared.Charts;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Settings;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Whys;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web;

/// <summary>What any page asks for. The background works are not started; rows of figures and the history of orders are left to the tests that need them.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services, IAccounts accounts)
    {
        services.AddLogging();
        services.Configure<TowerOptions>(_ => { });
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<PersonKeys>();
        services.AddSingleton<EndpointSecrets>();
        services.AddSingleton<TrackingLinks>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton(accounts);
        services.AddSingleton<FirstSignIn>();
        services.AddSingleton<AntiforgeryStateProvider, NoForgery>();
        services.AddScoped<Session>();
        services.AddSingleton<Access>();
        services.AddScoped<WallAccess>();
        services.AddSingleton<Situations>();
        services.AddSingleton<FeedTail>();
        services.AddSingleton<SignalWindow>();
        services.AddSingleton<IKpiTiles, UnmeasuredKpis>();
        services.AddSingleton<KpiDesk>();
        services.AddSingleton<FakeBoard>();
        services.AddSingleton<IJobBoard>(provider => provider.GetRequiredService<FakeBoard>());
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ReplayDesk>();
        services.AddSingleton<BacktestShelf>();
        services.AddSingleton<BacktestDesk>();
        services.AddSingleton<ProposalTrials>();
        services.AddSingleton<WhyDesk>();
        services.AddSingleton<TrialDesk>();
    }
}
