namespace ControlTower.Core.Protocols;

/// <param name="Text">As it was written.</param>
public sealed record ProtocolVersion(int Version, ProtocolDocument Document, string Text, DateTimeOffset PublishedAt, string PublishedBy)
{
    public bool Answers(CaseFields fields) =>
        Document.Mode == ProtocolMode.Live
        && Document.Cases.Contains(fields.Kind)
        && Document.When.All(fields.Meets);
}
