using System.Reflection;
using Bunit;
using ControlTower.Core.People;
using ControlTower.Tests.Web.Features;
using ControlTower.Web.Features.Approvals;
using ControlTower.Web.Features.Kpis;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Features.Orders;
using ControlTower.Web.Features.Protocols;
using ControlTower.Web.Features.Protocols.Authoring;
using ControlTower.Web.Layout;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ControlTower.Tests.Web.States;

/// <summary>What every page within the frame has in common, each opened on a tower with a case.</summary>
public sealed class EveryPageTests : CasePageTest
{
    private static readonly Dictionary<Type, string?> Ids = new()
    {
        [typeof(SitePage)] = "SUP-1",
        [typeof(OrderPage)] = "SO-1",
        [typeof(ProtocolPage)] = "supplier-delay-48h-and-over",
        [typeof(AuthoringPage)] = "supplier-delay-48h-and-over",
        [typeof(KpiPage)] = "fillRate",
        [typeof(ApprovalsPage)] = null,
    };

    public EveryPageTests() => Services.AddScoped<IShellState, TowerShellState>();

    public static TheoryData<string> Framed => [.. Pages.Framed.Select(page => page.Name)];

    public static TheoryData<string> Following => [.. Pages.Framed.Where(page => page.IsAssignableTo(typeof(LivePage))).Select(page => page.Name)];

    private protected override IReadOnlyList<string> MyRoles => Roles.All;

    [Theory]
    [MemberData(nameof(Framed))]
    [Shows(PageState.Stale, typeof(ComponentBase))]
    public async Task Page_NothingCanBeTakenIn_StaysAndIsMarkedStaleUntilItCan(string name)
    {
        var frame = await OpenAsync(Pages.Of(name));
        var before = frame.Find("#live [data-since]").GetAttribute("data-since");
        Journal.Full = true;
        Assert.False((await SendAsync(new AddFunction("quality", "Quality"))).Succeeded);
        Clock.Now = Clock.Now.AddSeconds(5);
        Clock.Fire(TimeSpan.FromSeconds(5));

        frame.WaitForAssertion(() => Assert.Equal("stale", frame.Find("#live .word").TextContent));
        Assert.Contains("The disk is full.", frame.Find(".banners .banner.warn").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, frame.Find("#live [data-since]").GetAttribute("data-since"));
        Assert.NotEmpty(frame.FindAll("#main h1"));

        Journal.Full = false;
        Assert.True((await SendAsync(new AddFunction("quality", "Quality"))).Succeeded);
        frame.WaitForAssertion(() => Assert.Equal("live", frame.Find("#live .word").TextContent));
        Assert.Empty(frame.FindAll(".banners .banner"));
    }

    [Theory]
    [MemberData(nameof(Following))]
    [Shows(PageState.Error, typeof(LivePage))]
    public async Task Page_ThatFailsAtAChange_IsToldByTheFrameAndComesBackWhenAsked(string name)
    {
        var frame = await OpenAsync(Pages.Of(name));
        Spoil(frame.FindComponent<LivePage>().Instance);
        await AskAsync(new AddFunction("quality", "Quality"));
        await SmallNetworkAsync();

        frame.WaitForAssertion(() => Assert.Equal("This page could not be shown", frame.Find("#main .error .what").TextContent));
        Assert.NotEmpty(frame.FindAll(".rail"));

        await frame.InvokeAsync(() => frame.Find("#main .error .btn").Click());
        frame.WaitForAssertion(() => Assert.NotEmpty(frame.FindAll("#main h1")));
    }

    private async Task<IRenderedComponent<MainLayout>> OpenAsync(Type page)
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        return Render<MainLayout>(layout => layout.Add(one => one.Body, builder =>
        {
            builder.OpenComponent(0, page);
            if (page.GetProperty("Id") is not null) builder.AddComponentParameter(1, "Id", Ids.GetValueOrDefault(page, "EX-1001"));
            builder.CloseComponent();
        }));
    }

    /// <summary>From here on the page has no state to read.</summary>
    private static void Spoil(LivePage page) =>
        typeof(LivePage).GetProperty("Live", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(page, new LiveState(null!, NullLogger<LiveState>.Instance));
}
