namespace ControlTower.Bench.Reporting;

/// <summary>
/// Lets a thing and its floor take turns, so that whatever else the machine does falls on both; the ratio is the median of
/// the rounds' ratios, not the ratio of two figures from different times.
/// </summary>
public static class Rounds
{
    /// <param name="floor">Measures once, gives a rate.</param>
    /// <param name="thing">Measures once, gives a rate in the same unit.</param>
    public static async Task<(double Value, double Beside, double Ratio)> AlternateAsync(int rounds, Func<Task<double>> floor, Func<Task<double>> thing)
    {
        var pairs = new List<(double Floor, double Thing)>();
        var warming = Math.Max(1, rounds / 5);
        for (var round = -warming; round < rounds; round++)
        {
            var pair = (await floor(), await thing());
            if (round >= 0) pairs.Add(pair);
        }
        return (Sample.Median(pairs.Select(pair => pair.Thing)), Sample.Median(pairs.Select(pair => pair.Floor)), Sample.Median(pairs.Select(pair => pair.Thing / pair.Floor)));
    }
}
