using System.Diagnostics;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Waits for what happens behind a commit. Bounded: what never happens fails the test and says what was awaited.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Long enough for a machine that does much else: only what never comes is waited for this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="within">45 seconds where it is null; a shorter one only where the time itself is what is tested.</param>
    public static async Task HoldsAsync(string what, Func<Task<bool>> holds, TimeSpan? within = null)
    {
        var patience = within ?? Patience;
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed < patience, $"Not within {patience.TotalSeconds} s: {what}");
            await Task.Delay(Pause);
        }
    }
}
