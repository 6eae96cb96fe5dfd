using System.Text;

namespace ControlTower.Tests.Storage.Credentials;

public sealed class EndpointSecretsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Secrets secrets;

    public EndpointSecretsTests() => secrets = new(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_Any_IsAStandardWebhooksSecret()
    {
        var secret = secrets.Endpoints.Create("WH-1");
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.InRange(Convert.FromBase64String(secret["whsec_".Length..]).Length, 24, 64);
        Assert.NotEqual(secret, secrets.Endpoints.Create("WH-2"));
    }

    [Fact]
    public void Find_AfterCreate_GivesTheSameAlsoInTheNextProcess()
    {
        var secret = secrets.Endpoints.Create("WH-1");
        Assert.Equal(secret, secrets.Endpoints.Create("WH-1"));
        Assert.Equal(secret, new Secrets(folder).Endpoints.Find("WH-1"));
        Assert.Null(secrets.Endpoints.Find("WH-9"));
    }

    [Fact]
    public void Create_Any_IsWrappedInTheFile()
    {
        var secret = secrets.Endpoints.Create("WH-1");
        using var context = secrets.Contexts.CreateDbContext();
        Assert.DoesNotContain(secret, Encoding.UTF8.GetString(context.EndpointSecrets.Single().Wrapped), StringComparison.Ordinal);
    }
}
