using System.Net;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kpis;

/// <summary>Figures by the API of the real program: bad questions are answered by the field at fault.</summary>
public sealed class KpisApiTests : IAsyncLifetime
{
    private TowerProcess tower = null!;
    private ApiClient api = null!;

    public async Task InitializeAsync()
    {
        tower = await TowerProcess.StartAsync(new TowerOptions());
        api = tower.Api();
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await tower.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/v1/kpis?from=yesterday", "from")]
    [InlineData("/api/v1/kpis?from=2018-02-01&to=2018-01-01", "to")]
    [InlineData("/api/v1/kpis?by=colour", "by")]
    [InlineData("/api/v1/orders/summary?asOf=2018-03-15T12:00:00", "asOf")]
    public async Task BadQuestion_IsAnswered400_NamingTheField(string path, string field)
    {
        var answer = (await api.GetAsync(path)).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(field, answer.Body().GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task WithoutKey_IsAnswered401()
    {
        using var nobody = tower.Api(null);
        (await nobody.GetAsync("/api/v1/kpis")).Expect(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("/api/v1/orders/summary")).Expect(HttpStatusCode.Unauthorized);
    }
}
