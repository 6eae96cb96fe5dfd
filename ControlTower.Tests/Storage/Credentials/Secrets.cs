using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Tests.Storage.Credentials;

/// <summary>The file of credentials in a folder, and its data-protection keys beside it.</summary>
internal sealed class Secrets
{
    public Secrets(TemporaryFolder folder)
    {
        File = folder["credentials.db"];
        Contexts = new ContextFactory<CredentialsContext>(File, options => new(options));
        Protection = DataProtectionProvider.Create(new DirectoryInfo(folder["keys"]));
        using var context = Contexts.CreateDbContext();
        context.MigrateAloneAsync().GetAwaiter().GetResult();
        Keys = new(Contexts, Protection);
        Endpoints = new(Contexts, Protection);
    }

    public string File { get; }

    public IDbContextFactory<CredentialsContext> Contexts { get; }

    public IDataProtectionProvider Protection { get; }

    public PersonKeys Keys { get; }

    public EndpointSecrets Endpoints { get; }
}
