using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ControlTower.Core.Protocols;

/// <summary>Reads a protocol as people write it, in YAML; unknown members are refused with their line.</summary>
public static class ProtocolText
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>The protocols that ship, as text, by id.</summary>
    public static IReadOnlyList<string> Shipped { get; } = [.. Embedded.Names(".protocol.yaml").Select(Embedded.Text)];

    public static Result<ProtocolDocument> Parse(string text)
    {
        try
        {
            return Checked(Yaml.Deserialize<ProtocolYaml>(text) ?? new());
        }
        catch (YamlException problem)
        {
            var why = problem.InnerException?.Message ?? problem.Message;
            return new Refusal(RefusalKind.Unprocessable, $"Line {problem.Start.Line}, column {problem.Start.Column}: {why}");
        }
    }

    private static Result<ProtocolDocument> Checked(ProtocolYaml yaml)
    {
        var findings = new JsonFindings();
        var document = yaml.ToDocument(findings);
        return findings.Any ? findings.ToRefusal("The protocol") with { Kind = RefusalKind.Unprocessable } : document;
    }
}
