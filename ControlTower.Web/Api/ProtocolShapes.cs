using ControlTower.Core.Protocols;

namespace ControlTower.Web.Api;

/// <param name="Path">JSON pointer into the document.</param>
internal sealed record FindingShape(int Line, int Column, string Path, string Message)
{
    public static FindingShape Of(ProtocolFinding finding) => new(finding.Line, finding.Column, finding.Path, finding.Message);
}

/// <param name="Request">Null where nobody asks that it be published.</param>
/// <param name="PublishedAs">The version that it became, unchanged since.</param>
internal sealed record DraftShape(string Protocol, int Revision, DateTimeOffset At, string By, IReadOnlyList<string> Authors, PublishRequest? Request, int? PublishedAs, string Text, bool Valid, IEnumerable<FindingShape> Errors, IEnumerable<FindingShape> Warnings)
{
    public static DraftShape Of(ProtocolDraft draft, ProtocolCheck check) => new(
        draft.Id, draft.Revision, draft.At, draft.By, draft.Authors, draft.Request, draft.PublishedAs, draft.Text, check.Valid, check.Errors.Select(FindingShape.Of), check.Warnings.Select(FindingShape.Of));
}

/// <param name="Status">pending or published.</param>
internal sealed record PublishShape(string Protocol, string Status, int Revision, int? Version, string AskedBy, DateTimeOffset AskedAt, string Reason)
{
    public static PublishShape Of(PublishAnswer answer) =>
        new(answer.Protocol, answer.Version is null ? "pending" : "published", answer.Revision, answer.Version, answer.AskedBy, answer.AskedAt, answer.Reason);
}

internal sealed record VersionShape(int Version, bool InForce, ProtocolMode Mode, string Title, DateTimeOffset PublishedAt, string PublishedBy, string? AskedBy, string? Reason, string Text)
{
    public static VersionShape Of(ProtocolVersion version, bool inForce) => new(
        version.Version, inForce, version.Document.Mode, version.Document.Title, version.PublishedAt, version.PublishedBy, version.AskedBy, version.Because, version.Text);
}
