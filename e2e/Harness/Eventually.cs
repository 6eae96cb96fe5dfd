using System.Diagnostics;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Waits for what happens behind a commit. Bounded: what never happens fails the test and says what was awaited.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is yes, for ten seconds unless told otherwise.</summary>
    public static async Task HoldsAsync(string what, Func<Task<bool>> holds, TimeSpan? within = null)
    {
        var patience = within ?? TimeSpan.FromSeconds(10);
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed < patience, $"Not within {patience.TotalSeconds} s: {what}");
            await Task.Delay(Pause);
        }
    }
}
