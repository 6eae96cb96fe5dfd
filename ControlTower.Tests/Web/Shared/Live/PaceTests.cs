using System.Diagnostics;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Tests.Web.Shared.Live;

public sealed class PaceTests : IDisposable
{
    private readonly List<TimeSpan> acts = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly SemaphoreSlim acted = new(0);

    public void Dispose() => acted.Dispose();

    [Fact]
    public async Task Ask_AfterARest_ActsAtOnce()
    {
        var pace = Create(TimeSpan.FromMinutes(1));
        pace.Ask();
        Assert.True(await acted.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Ask_ManyTimes_ActsOnceMoreAndNotBeforeItsTime()
    {
        var pace = Create(TimeSpan.FromMilliseconds(200));
        pace.Ask();
        await acted.WaitAsync(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 1_000; i++) pace.Ask();
        Assert.True(await acted.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(2, acts.Count);
        // A fifth apart from what was said, either way; the clock of a timer is coarse.
        Assert.True(acts[1] - acts[0] >= TimeSpan.FromMilliseconds(140), $"{acts[1] - acts[0]}");
    }

    [Fact]
    public async Task Ask_OnceItHasBegun_IsNotForgotten()
    {
        Pace? pace = null;
        var first = true;
        pace = new(TimeSpan.FromMilliseconds(10), () =>
        {
            pace!.Begin();
            if (first) pace.Ask();
            first = false;
            acted.Release();
            return Task.CompletedTask;
        });
        pace.Ask();
        Assert.True(await acted.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(await acted.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private Pace Create(TimeSpan least)
    {
        Pace? pace = null;
        return pace = new(least, () =>
        {
            pace!.Begin();
            acts.Add(clock.Elapsed);
            acted.Release();
            return Task.CompletedTask;
        });
    }
}
