using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Jobs;

/// <summary>Plays the backtests that wait, for as long as the program runs.</summary>
public sealed class BacktestWork(BacktestDesk desk) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => desk.WorkAsync(stoppingToken);
}
