using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Tower.Backtest.Scenarios;

namespace ControlTower.Tests.Tower.Backtest;

/// <summary>The same signals through the running tower and through a backtest give the same timeline.</summary>
public sealed class LiveEqualsBacktestTests
{
    private static int RandomPlans => Environment.GetEnvironmentVariable("TOWER_LONG") == "1" ? 500 : 100;

    public static TheoryData<string> Scenarios => ScenarioTests.All;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_PlayedLive_HappensAsInTheBacktest(string name)
    {
        var scenario = Scenario.Load(name);
        var played = BacktestRun.Play(scenario.Plan, scenario.Rules, null, CancellationToken.None).Value!.Timeline;
        Assert.Equal(played, await LiveTower.PlayAsync(scenario.Plan, scenario.Rules));
    }

    [Fact]
    public async Task RandomSignals_PlayedLive_HappenAsInTheBacktest()
    {
        var entries = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, RandomPlans), async (seed, _) =>
        {
            var plan = new RandomPlans(seed).Next();
            var played = BacktestRun.Play(plan, Core.Tower.TowerRules.Default, null, CancellationToken.None).Value!.Timeline;
            var live = await LiveTower.PlayAsync(plan, Core.Tower.TowerRules.Default);
            Assert.True(played.SequenceEqual(live), $"Seed {seed}\n{TimelineDifference.Between(TimelineText.Of(played), TimelineText.Of(live))}");
            Interlocked.Add(ref entries, played.Count);
        });
        Assert.True(entries > 20 * RandomPlans, $"Only {entries} things happened.");
    }
}
