using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Effects;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower.Outward;

namespace ControlTower.Web.Connectors;

/// <summary>
/// The addresses under which customers see an order without an account: its id, and 128 bits of HMAC-SHA256 over it under a secret of this
/// tower that no fact holds. Who has one can make no other.
/// </summary>
public sealed class TrackingLinks(EndpointSecrets secrets)
{
    public const string Path = "/track/";
    private const string SecretName = "tracking";
    private const int ProofLength = 16;

    /// <summary>Ids have 100 characters at most, of four bytes at most.</summary>
    private const int LongestToken = 600;

    private readonly Lazy<byte[]> key = new(() => Convert.FromBase64String(secrets.Create(SecretName)[EndpointSecrets.Prefix.Length..]));

    public string TokenOf(string order)
    {
        var id = Encoding.UTF8.GetBytes(order);
        return $"{Base64Url.EncodeToString(id)}.{Base64Url.EncodeToString(Proof(id))}";
    }

    public string PathOf(string order) => Path + TokenOf(order);

    /// <returns>Null where the token is none of this tower.</returns>
    public string? OrderOf(string token)
    {
        if (token.Length > LongestToken || token.Split('.') is not [var name, var proof] || !Base64Url.IsValid(name) || !Base64Url.IsValid(proof)) return null;
        var id = Base64Url.DecodeFromChars(name);
        return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(proof), Proof(id)) ? Encoding.UTF8.GetString(id) : null;
    }

    /// <summary>The payload as it leaves: in messages to customers the link stands where the template has its place.</summary>
    public JsonElement Fill(Effect effect)
    {
        if (!effect.Type.StartsWith(CustomerMessages.Prefix, StringComparison.Ordinal)) return effect.Payload;
        var message = JsonObject.Create(effect.Payload)!;
        var link = $"{(string?)message["link"]}{PathOf((string)message["order"]!)}";
        foreach (var member in new[] { "subject", "body" }) message[member] = MessageTemplates.Fill((string)message[member]!, name => name == MessageTemplates.Link ? link : null);
        message["link"] = link;
        return JsonSerializer.SerializeToElement(message);
    }

    private byte[] Proof(byte[] id) => HMACSHA256.HashData(key.Value, id)[..ProofLength];
}
