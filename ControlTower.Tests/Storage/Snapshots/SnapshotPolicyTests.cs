using ControlTower.Core.Storage.Snapshots;

namespace ControlTower.Tests.Storage.Snapshots;

public sealed class SnapshotPolicyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsDue_OnceTheTailTakesOverTwoSeconds()
    {
        var policy = new SnapshotPolicy(5_000);
        policy.Replayed(20_000, TimeSpan.FromSeconds(2));
        Assert.False(policy.IsDue(25_000, Noon));
        Assert.True(policy.IsDue(25_001, Noon));
    }

    [Fact]
    public void IsDue_AfterAWriting_RestsNineTimesAsLong()
    {
        var policy = new SnapshotPolicy(0);
        policy.Replayed(10_000, TimeSpan.FromSeconds(1));
        policy.Wrote(30_000, TimeSpan.FromSeconds(3), Noon);
        Assert.False(policy.IsDue(90_000, Noon.AddSeconds(26)));
        Assert.True(policy.IsDue(90_000, Noon.AddSeconds(27)));
        Assert.False(policy.IsDue(50_000, Noon.AddSeconds(27)));
    }

    [Fact]
    public void Replayed_TooFewToTell_ChangesNothing()
    {
        var policy = new SnapshotPolicy(0);
        var before = policy.FactsPerSecond;
        policy.Replayed(10, TimeSpan.FromSeconds(1));
        policy.Replayed(10_000, TimeSpan.Zero);
        Assert.Equal(before, policy.FactsPerSecond);
    }
}
