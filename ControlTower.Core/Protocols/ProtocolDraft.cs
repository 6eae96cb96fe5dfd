namespace ControlTower.Core.Protocols;

/// <summary>A protocol as it is being written.</summary>
/// <param name="Revision">From 1, over all versions.</param>
/// <param name="By">Who wrote last.</param>
/// <param name="Authors">All who wrote since it was last published, in order of their names: none of them is the second to publish it.</param>
public sealed record ProtocolDraft(string Id, int Revision, string Text, DateTimeOffset At, string By, IReadOnlyList<string> Authors)
{
    /// <summary>Somebody asked that it be published; null where nobody waits for a second person.</summary>
    public PublishRequest? Request { get; init; }

    /// <summary>The version that it became, unchanged since; null while it is none.</summary>
    public int? PublishedAs { get; init; }
}

public sealed record PublishRequest(string By, DateTimeOffset At, string Reason);
