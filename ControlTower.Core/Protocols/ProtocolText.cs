using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Checks;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols;

/// <summary>Reads a protocol as people write it, in YAML or JSON, and checks it.</summary>
public static class ProtocolText
{
    public const int LongestText = 256 * 1_024;

    /// <summary>The protocols that ship, as text, by id.</summary>
    public static IReadOnlyList<string> Shipped { get; } = [.. Embedded.Names(".protocol.yaml").Select(Embedded.Text)];

    /// <param name="world">What there is to be named; null checks only what the text says by itself.</param>
    public static ProtocolCheck Check(string text, ProtocolWorld? world = null)
    {
        var findings = new ReadingFindings();
        var read = ProtocolReader.Read(text, findings);
        if (read is { } parsed && !findings.HasErrors) DocumentChecks.Check(parsed.Document, parsed.Places, world, findings);
        else if (read is { } partly && world is not null) NameChecks.Check(partly.Document, partly.Places, world, findings);
        return new(findings.HasErrors ? null : read?.Document, [.. findings.Of(FindingSeverity.Error)], [.. findings.Of(FindingSeverity.Warning)]);
    }

    /// <summary>What is wrong with a document that came as one.</summary>
    public static ProtocolCheck Check(ProtocolDocument document, ProtocolWorld? world)
    {
        var findings = new ReadingFindings();
        DocumentChecks.Check(document, DocumentPlaces.Plain, world, findings);
        return new(findings.HasErrors ? null : document, [.. findings.Of(FindingSeverity.Error)], [.. findings.Of(FindingSeverity.Warning)]);
    }

    public static Result<ProtocolDocument> Parse(string text)
    {
        var check = Check(text);
        return check.Document is { } document ? document : check.ToRefusal();
    }
}
