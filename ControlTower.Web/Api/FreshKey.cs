using System.Security.Cryptography;
using System.Text;

namespace ControlTower.Web.Api;

/// <summary>A key that nobody has seen yet: it is shown once, and only its digest is kept.</summary>
/// <param name="Digest">SHA-256 in hex.</param>
public sealed record FreshKey(string Key, string Digest)
{
    public static FreshKey Make()
    {
        var key = $"ct_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        return new(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }
}
