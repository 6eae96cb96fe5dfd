namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// Prices of one kind of thing, what is asked for of each, and which way they go. Each has a stride of its own, which grows while the price keeps its way and shrinks
/// when it turns (Rprop; Riedmiller 1993); things that can stand for each other also rise and fall together, so that a shortage of all is found as quickly as that of one.
/// </summary>
/// <param name="groups">Where each group of things that can stand for each other begins, and where the last ends.</param>
internal sealed class PriceMoves(double[] price, double[] floor, int[] groups)
{
    private const double Slower = 0.5;
    private const double Faster = 1.3;
    private const double GroupFaster = 2;

    /// <summary>A whole stride is made where a quarter too much is asked for.</summary>
    private const double Steepness = 4;

    private readonly double[] offered = new double[price.Length];
    private readonly double[] limit = new double[price.Length];
    private readonly double[] step = new double[price.Length];
    private readonly double[] last = new double[price.Length];
    private readonly double[] groupPrice = new double[groups.Length];
    private readonly double[] groupStep = new double[groups.Length];
    private readonly double[] groupLast = new double[groups.Length];
    private readonly sbyte[] moved = new sbyte[price.Length];

    public double[] Asked { get; } = new double[price.Length];

    public bool Rose(int at) => moved[at] > 0;

    public bool AnyFell(int from, int until) => moved.AsSpan(from, until - from).Contains((sbyte)-1);

    public void Begin(double stride)
    {
        Array.Fill(step, stride);
        Array.Fill(groupStep, stride);
    }

    /// <param name="units">Units that are best given at the present price; null where there is no limit, and so no price.</param>
    /// <param name="most">Units that there are.</param>
    public void Offer(int at, double? units, double most) => (offered[at], limit[at]) = (units ?? double.PositiveInfinity, most);

    public void Move()
    {
        for (var group = 0; group + 1 < groups.Length; group++)
        {
            var (from, until) = (groups[group], groups[group + 1]);
            var shift = Together(group, from, until);
            for (var at = from; at < until; at++)
            {
                var before = price[at];
                if (!double.IsPositiveInfinity(offered[at])) price[at] = Math.Max(floor[at], before + shift + Alone(at));
                if (price[at] == floor[at]) last[at] = 0;
                moved[at] = (sbyte)price[at].CompareTo(before);
            }
        }
    }

    private double Alone(int at)
    {
        var over = Over(Asked[at], offered[at]);
        step[at] *= Pace(over * last[at], Faster);
        last[at] = over;
        return step[at] * Math.Clamp(over * Steepness, -1, 1);
    }

    private double Together(int group, int from, int until)
    {
        var (asked, there) = (0d, 0d);
        for (var at = from; at < until; at++)
        {
            if (double.IsPositiveInfinity(offered[at])) continue;
            asked += Asked[at];
            there += limit[at];
        }
        var over = Over(asked, there);
        groupStep[group] *= Pace(over * groupLast[group], GroupFaster);
        groupLast[group] = over;
        var before = groupPrice[group];
        groupPrice[group] = Math.Max(0, before + (Math.Sign(over) * groupStep[group]));
        if (groupPrice[group] == 0) groupLast[group] = 0;
        return groupPrice[group] - before;
    }

    private static double Pace(double turn, double faster) => turn < 0 ? Slower : turn > 0 ? faster : 1;

    private static double Over(double asked, double offered) => (asked - offered) / Math.Max(1, Math.Max(asked, offered));
}
