using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Smoke;

/// <summary>Only a started program shows that every assembly it deploys can be loaded: test hosts resolve more than it does.</summary>
public sealed class ProgramStartsTests
{
    private static readonly TowerOptions Options = new();

    [Fact]
    public async Task Start_FreshDataDirectory_Answers()
    {
        await using var tower = await TowerProcess.StartAsync(Options);
        using var api = tower.Api();

        (await api.GetAsync("/health/live")).Expect(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Restart_AfterKill_AnswersOnTheSamePort()
    {
        await using var tower = await TowerProcess.StartAsync(Options);
        var (origin, killed) = (tower.Origin, tower.ProcessId);

        tower.Kill();
        Assert.False(tower.IsRunning);
        await tower.RestartAsync();

        Assert.Equal(origin, tower.Origin);
        Assert.NotEqual(killed, tower.ProcessId);
    }

    [Fact]
    public async Task Stop_ByTerminate_EndsWithExitCodeZero()
    {
        await using var tower = await TowerProcess.StartAsync(Options);

        Assert.Equal(0, await tower.StopAsync());
    }

    [Fact]
    public async Task Start_SettingThatCannotWork_TellsWhatTheProgramWrote()
    {
        var broken = Options with { Environment = new Dictionary<string, string> { ["ASPNETCORE_Kestrel__Endpoints__Bad__Url"] = "nonsense" } };

        var died = await Assert.ThrowsAsync<TowerDidNotStartException>(() => TowerProcess.StartAsync(broken));

        Assert.Contains("nonsense", died.Message, StringComparison.Ordinal);
    }
}
