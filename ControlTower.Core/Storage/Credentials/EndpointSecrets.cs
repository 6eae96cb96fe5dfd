using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>
/// The secrets that sign what is sent to endpoints, in the form of Standard Webhooks (https://www.standardwebhooks.com):
/// "whsec_" and 32 bytes in base 64. Safe from any thread.
/// </summary>
public sealed class EndpointSecrets(IDbContextFactory<CredentialsContext> contexts, IDataProtectionProvider protection)
{
    public const string Prefix = "whsec_";

    /// <summary>The specification asks for 24 to 64.</summary>
    private const int SecretLength = 32;

    private readonly Lock gate = new();
    private readonly IDataProtector wrapper = protection.CreateProtector("endpoint secrets");
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Makes the endpoint's secret; asked again it gives the same one.</summary>
    public string Create(string endpoint)
    {
        lock (gate)
        {
            if (Known(endpoint) is { } there) return there;
            var secret = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretLength));
            using var context = contexts.CreateDbContext();
            context.EndpointSecrets.Add(new() { Endpoint = endpoint, Wrapped = wrapper.Protect(Encoding.UTF8.GetBytes(secret)) });
            context.SaveChanges();
            return known[endpoint] = secret;
        }
    }

    /// <summary>Null where none was made.</summary>
    public string? Find(string endpoint)
    {
        lock (gate) return Known(endpoint);
    }

    private string? Known(string endpoint)
    {
        if (known.TryGetValue(endpoint, out var secret)) return secret;
        using var context = contexts.CreateDbContext();
        var row = context.EndpointSecrets.AsNoTracking().FirstOrDefault(one => one.Endpoint == endpoint);
        return row is null ? null : known[endpoint] = Encoding.UTF8.GetString(wrapper.Unprotect(row.Wrapped));
    }
}
