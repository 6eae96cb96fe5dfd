namespace ControlTower.Core.Storage.Snapshots;

/// <summary>When to write a snapshot: once replaying the tail would take too long, and never for more than a tenth of the time.</summary>
/// <param name="newest">Version of the newest snapshot; 0 where there is none.</param>
public sealed class SnapshotPolicy(long newest)
{
    public static readonly TimeSpan LongestReplay = TimeSpan.FromSeconds(2);

    /// <summary>A writing that took t is followed by at least nine times t without one.</summary>
    private const int RestAgainstWork = 9;

    /// <summary>Fewer facts than this tell nothing about the rate.</summary>
    private const long LeastSample = 1_000;

    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    /// <summary>Facts replayed in a second, as measured; a careful guess before the first measurement.</summary>
    public double FactsPerSecond { get; private set; } = 25_000;

    /// <summary>To be told at start-up how long the replay took.</summary>
    public void Replayed(long facts, TimeSpan took)
    {
        if (facts >= LeastSample && took > TimeSpan.Zero) FactsPerSecond = facts / took.TotalSeconds;
    }

    public bool IsDue(long version, DateTimeOffset now) =>
        now >= notBefore && (version - newest) / FactsPerSecond > LongestReplay.TotalSeconds;

    /// <summary>To be told after each writing.</summary>
    public void Wrote(long version, TimeSpan took, DateTimeOffset now)
    {
        newest = version;
        notBefore = now + (took * RestAgainstWork);
    }
}
