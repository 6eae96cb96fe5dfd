using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Projections;

namespace ControlTower.Web.Jobs;

/// <summary>Keeps the projections behind the commits for as long as the program runs.</summary>
public sealed class ProjectionWork(Projector projector, TowerLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => projector.RunAsync(loop.Feed, stoppingToken);
}
