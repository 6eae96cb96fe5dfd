using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Tests.Web.Shared.Live;

public sealed class LivePageRepaintTests : PageTest
{
    [Fact]
    public async Task Changed_WhileAPageIsStillDrawn_TellsTheOthersAtOnce()
    {
        var page = Render<SlowPage>().Instance;
        using var told = new SemaphoreSlim(0);
        // Told after the page, in the order in which they came.
        Live.Changed += _ => told.Release();
        page.Gate.Reset();

        await AskAsync(new ExpectSource("/first", 1));

        Assert.True(await told.WaitAsync(Patience), "The other was not told while the page was being drawn.");
        page.Gate.Set();
    }

    [Fact]
    public async Task Changed_OftenWhileAPageIsStillDrawn_IsDrawnOnceWithTheNewest()
    {
        var page = Render<SlowPage>().Instance;
        using var told = new SemaphoreSlim(0);
        Live.Changed += _ => told.Release();
        var before = page.Drawn;
        page.Gate.Reset();

        for (var change = 0; change < 5; change++)
        {
            await AskAsync(new ExpectSource($"/source-{change}", 1));
            Assert.True(await told.WaitAsync(Patience));
        }
        page.Gate.Set();

        var newest = Tower.View.Version;
        Assert.True(SpinWait.SpinUntil(() => page.Version == newest, Patience));
        Assert.InRange(page.Drawn - before, 1, 2);
    }

    /// <summary>Takes as long to be drawn as its gate is closed.</summary>
    private sealed class SlowPage : LivePage
    {
        public ManualResetEventSlim Gate { get; } = new(initialState: true);

        public int Drawn { get; private set; }

        public long Version { get; private set; }

        protected override void Refresh()
        {
            Gate.Wait();
            Drawn++;
            Version = Shown.Version;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Gate.Set();
        }
    }
}
