using Bunit;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower.Runs;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Features.Protocols;
using ControlTower.Web.Features.Wall;

namespace ControlTower.Tests.Web.Features.Protocols;

/// <summary>Breakers, real effects and proposals, where people read them.</summary>
public sealed class WhatCameOfItTests : CasePageTest
{
    private const string Text = "id: watched\ntitle: Watched\ncases: [supplierDelay]\nlevel: { functions: [operations], decide: automatic, window: 1 h }\noptions: [coordinate]\nbreakers: { automaticPerHour: 0, moneyPerDay: 500 EUR, drift: 3.5 }\n";

    [Fact]
    public async Task Breakers_OfAProtocol_StandWithLimitAndValueAndAreClosedWithAReason()
    {
        await TrippedAsync();
        var page = Render<ProtocolPage>(p => p.Add(one => one.Id, "watched"));
        var part = page.Find(".breakers").TextContent;
        foreach (var words in new[] { "Automatic actions an hour", "tripped", "Automatic money a day", "500", "Drift of the forecasts", "3.5" }) Assert.Contains(words, part, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".breakers .btn").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("#reset-reason").InputAsync(new() { Value = "looked at it" }));
        await page.InvokeAsync(() => page.FindAll(".btn.p").Single(one => one.TextContent.Contains("Close it", StringComparison.Ordinal)).ClickAsync(new()));
        Assert.Equal((BreakerStatus.Closed, "looked at it"), (State.Protocols.Breakers["watched.actionsPerHour"].Status, State.Protocols.Breakers["watched.actionsPerHour"].ResetReason));
        page.WaitForAssertion(() => Assert.Contains("looked at it", page.Find(".breakers").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wall_WithATrippedBreaker_SaysWhosePeopleAreAsked()
    {
        await TrippedAsync();
        var breaker = Assert.Single(WallBreaker.Of(State.Protocols));
        Assert.Equal(("watched.actionsPerHour", "Watched", false), (breaker.Id, breaker.Protocol, breaker.HalfOpen));
    }

    [Fact]
    public async Task Effects_OfMeasuredRuns_StandBesideTheForecastOnProtocolAndCase()
    {
        var empty = Render<EffectsPart>(p => p.Add(one => one.State, State.Protocols).Add(one => one.Protocol, "watched"));
        Assert.Contains("none measured yet", empty.Markup, StringComparison.Ordinal);
        await SeedAsync();
        await DelayAsync(24, "s-1");
        await AskAsync(new Approve("AP-301", null, "yes"), Caller.Of("P-2"));
        await AskAsync(new ResolveCase("EX-1001", "over"));
        var run = State.Protocols.Runs["R-2001"];
        Assert.NotNull(run.Measured);
        var part = Render<EffectsPart>(p => p.Add(one => one.State, State.Protocols).Add(one => one.Protocol, run.Protocol)).Find(".effects").TextContent;
        Assert.Contains("1 measured", part, StringComparison.Ordinal);
        Assert.Contains("1 run", part, StringComparison.Ordinal);
        Assert.Contains("Forecast", Render<CasePage>(p => p.Add(one => one.Id, "EX-1001")).Find(".measured").TextContent, StringComparison.Ordinal);
        Assert.Single(EffectWords.Rows(State.Protocols, null));
    }

    [Fact]
    public void Breakers_OfAllProtocols_AreListedWithTheirLimits()
    {
        var scene = Asking.Given(new Breakers(2, null) { Drift = 3.5m, FailureRate = 0.5m }, Asking.Level(DecisionMode.Automatic, "planning")).Ask();
        var all = Core.Tower.Runs.BreakerReading.All(scene.State, scene.Now);
        Assert.Equal(
            [("late.actionsPerHour", 2m, 1m), ("late.drift", 3.5m, null), ("late.failureRate", 0.5m, 0m)],
            all.Select(one => (one.Id, one.Limit!.Value, one.Value)));
        Assert.All(all, one => Assert.Equal((BreakerStatus.Closed, null), (one.Status, one.Since)));
    }

    private async Task TrippedAsync()
    {
        await SeedAsync();
        await AskAsync(new PublishProtocol(ProtocolText.Parse(Text).Value!, Text), Caller.System);
        await DelayAsync(24, "s-1");
        Assert.Equal(BreakerStatus.Tripped, State.Protocols.Breakers["watched.actionsPerHour"].Status);
    }
}
