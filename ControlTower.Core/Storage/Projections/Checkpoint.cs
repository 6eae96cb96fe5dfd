namespace ControlTower.Core.Storage.Projections;

/// <summary>Up to where the journal has been projected; changes in one transaction with the rows.</summary>
public sealed class Checkpoint
{
    /// <summary>There is one.</summary>
    public const int Only = 1;

    public int Id { get; set; } = Only;

    /// <summary>Sequence of the last fact that was applied.</summary>
    public long Version { get; set; }

    /// <summary>Of the journal's row at <see cref="Version"/>: tells another journal, such as a restored one.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Of the last fact that was applied.</summary>
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Of the rules by which facts become rows; rows made by other rules are made anew.</summary>
    public int Rules { get; set; }
}
