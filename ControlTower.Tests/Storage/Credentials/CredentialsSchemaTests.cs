using ControlTower.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Tests.Storage.Credentials;

public sealed class CredentialsSchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Model_Now_IsWhatTheMigrationsMake()
    {
        using var context = new Secrets(folder).Contexts.CreateDbContext();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrate_WithTheLockOfAKilledProcess_GoesOn()
    {
        await using var context = new Secrets(folder).Contexts.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, 'long ago')");
        await context.MigrateAloneAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }
}
