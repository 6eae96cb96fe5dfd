using System.Net;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Each test has a tower of its own on <see cref="SmallNetwork"/>, at which nobody is yet.</summary>
public abstract class SuppliedTowerTest : IAsyncLifetime
{
    private protected TowerProcess Tower { get; private set; } = null!;

    /// <summary>With the administrator's key.</summary>
    private protected ApiClient Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Tower = await TowerProcess.StartAsync(new TowerOptions());
        Api = Tower.Api();
        (await Api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await Tower.DisposeAsync();
    }
}
