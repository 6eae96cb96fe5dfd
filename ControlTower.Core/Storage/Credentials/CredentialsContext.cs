using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>Secrets and nothing else: accounts, the keys of persons, the secrets of endpoints.</summary>
public sealed class CredentialsContext(DbContextOptions<CredentialsContext> options) : IdentityDbContext<Account, IdentityRole, string>(options)
{
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    public DbSet<EndpointSecret> EndpointSecrets => Set<EndpointSecret>();

    /// <summary>Stated here, so that no setting of the host asks for tables that the migrations do not make.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version1;

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(SqlitePragmas.ForSecrets);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().HasIndex(account => account.Person).IsUnique();
        builder.Entity<PersonKey>().HasKey(key => key.Person);
        builder.Entity<EndpointSecret>().HasKey(secret => secret.Endpoint);
    }
}
