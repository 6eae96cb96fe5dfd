using System.Collections.Concurrent;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Tower;

/// <summary>Protocols as documents, each text read once for all tests: reading YAML over and over took 7 % of their time, and a document never changes.</summary>
internal static class ParsedProtocols
{
    private static readonly ConcurrentDictionary<string, ProtocolDocument> Known = new(StringComparer.Ordinal); // lookup only

    /// <summary>What asks to publish each protocol that ships.</summary>
    public static IReadOnlyList<PublishProtocol> Shipped { get; } = [.. ProtocolText.Shipped.Select(text => new PublishProtocol(Of(text), text))];

    /// <summary>The document of a text; one that cannot be read fails the test.</summary>
    public static ProtocolDocument Of(string text) => Known.GetOrAdd(text, Read);

    private static ProtocolDocument Read(string text)
    {
        var parsed = ProtocolText.Parse(text);
        Assert.True(parsed.Succeeded, parsed.Refusal?.Message);
        return parsed.Value!;
    }
}
