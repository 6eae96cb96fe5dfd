using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>The secrets that sign what is sent to endpoints, in the form of Standard Webhooks: "whsec_" and 32 bytes in base 64.</summary>
public sealed class EndpointSecrets(IDbContextFactory<CredentialsContext> contexts, IDataProtectionProvider protection)
{
    private readonly IDataProtector wrapper = protection.CreateProtector("endpoint secrets");
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Makes the endpoint's secret; asked again it gives the same one.</summary>
    public string Create(string endpoint)
    {
        if (Find(endpoint) is { } there) return there;
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        using var context = contexts.CreateDbContext();
        context.EndpointSecrets.Add(new() { Endpoint = endpoint, Wrapped = wrapper.Protect(Encoding.UTF8.GetBytes(secret)) });
        context.SaveChanges();
        return known.GetOrAdd(endpoint, secret);
    }

    public string? Find(string endpoint)
    {
        if (known.TryGetValue(endpoint, out var secret)) return secret;
        using var context = contexts.CreateDbContext();
        if (context.EndpointSecrets.AsNoTracking().FirstOrDefault(one => one.Endpoint == endpoint) is not { } found) return null;
        return known.GetOrAdd(endpoint, Encoding.UTF8.GetString(wrapper.Unprotect(found.Wrapped)));
    }
}
