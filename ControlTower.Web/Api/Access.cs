using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Settings;
using Microsoft.Extensions.Options;

namespace ControlTower.Web.Api;

/// <summary>Who calls by key, and what the key is for.</summary>
public sealed record KeyHolder(Caller Caller, IReadOnlyList<string> Scopes)
{
    public bool May(string scope) => Scopes.Contains(scope);
}

/// <summary>Finds the holder of a key. Keys are kept as hashes; the administrator's key comes from the settings.</summary>
public sealed class Access(TowerLoop loop, IOptions<TowerOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? administrator = options.Value.AdminKey is { } key ? SHA256.HashData(Encoding.UTF8.GetBytes(key)) : null;

    public KeyHolder? Find(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? Find(header[Scheme.Length..].Trim()) : null;
    }

    public KeyHolder? Find(string key)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        if (administrator is not null && CryptographicOperations.FixedTimeEquals(digest, administrator)) return new(Caller.AdministratorKey, Scopes.All);
        var people = loop.View.People;
        var text = Convert.ToHexStringLower(digest);
        var found = people.Keys.Values.FirstOrDefault(one => !one.Revoked && one.Digest == text);
        if (found is null) return null;
        if (found.Partner is { } partner) return new(Caller.OfPartner(partner), found.Scopes);
        if (found.Integration is { } integration) return new(Caller.Integration(integration), found.Scopes);
        return people.Persons.Find(found.Person!) is { Active: true } person ? new(Caller.Of(person.Id), [.. found.Scopes.Intersect(Scopes.Of(person))]) : null;
    }
}
