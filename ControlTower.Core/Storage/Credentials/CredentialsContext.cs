using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>Secrets and nothing else: accounts, the keys of persons, the secrets of endpoints.</summary>
public sealed class CredentialsContext(DbContextOptions<CredentialsContext> options) : IdentityDbContext<Account, IdentityRole, string>(options)
{
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    public DbSet<EndpointSecret> EndpointSecrets => Set<EndpointSecret>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().HasIndex(account => account.Person).IsUnique();
        builder.Entity<PersonKey>().HasKey(key => key.Person);
        builder.Entity<EndpointSecret>().HasKey(secret => secret.Endpoint);
    }
}

/// <summary>The key of one person, wrapped. Without it what was sealed for the person can be read by nobody.</summary>
public sealed class PersonKey
{
    public required string Person { get; set; }

    public required byte[] Wrapped { get; set; }
}

/// <summary>The secret that signs what is sent to an endpoint, wrapped.</summary>
public sealed class EndpointSecret
{
    public required string Endpoint { get; set; }

    public required byte[] Wrapped { get; set; }
}
