using ControlTower.Web.Jobs;

namespace ControlTower.Tests.Web.Jobs;

public sealed class JobRequestsTests
{
    private readonly JobRequests requests = new();

    [Fact]
    public void TryRequest_WhileOneIsOutstanding_IsFalseUntilTheJobBegins()
    {
        Assert.True(requests.TryRequest("outbox"));
        Assert.False(requests.TryRequest("outbox"));
        Assert.True(requests.TryRequest("weigh options"));
        requests.Clear("outbox");
        Assert.True(requests.TryRequest("outbox"));
    }

    [Fact]
    public void TryRequest_Paused_IsFalseUntilItIsResumed()
    {
        requests.Pause("outbox");
        Assert.False(requests.TryRequest("outbox"));
        requests.Resume("outbox");
        Assert.True(requests.TryRequest("outbox"));
    }

    [Fact]
    public void TryRequest_ManyAtOnce_OneIsChosen()
    {
        var chosen = 0;
        Parallel.For(0, 1_000, _ => { if (requests.TryRequest("outbox")) Interlocked.Increment(ref chosen); });
        Assert.Equal(1, chosen);
    }
}
