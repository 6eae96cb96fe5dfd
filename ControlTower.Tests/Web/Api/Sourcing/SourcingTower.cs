using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api.Sourcing;

/// <summary>A tower that only answers: what is asked of it touches nothing, so that tests share it.</summary>
public sealed class SourcingTower : IAsyncLifetime
{
    internal RunningTower Tower { get; private set; } = null!;

    public async Task InitializeAsync() => Tower = await RunningTower.StartAsync();

    public Task DisposeAsync() => Tower.DisposeAsync().AsTask();
}
