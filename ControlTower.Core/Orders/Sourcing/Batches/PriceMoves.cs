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
    private const double GroupFaster = 4;
    private const double GroupLater = 1.5;

    /// <summary>Things that are short for all are worth so many times what using one costs less than the highest price, roughly.</summary>
    private const double Nearby = 8;

    /// <summary>A whole stride is made where a quarter too much is asked for.</summary>
    private const double Steepness = 4;

    private readonly double[] offered = new double[price.Length];
    private readonly double[] limit = new double[price.Length];
    private readonly double[] step = new double[price.Length];
    private readonly double[] last = new double[price.Length];
    private readonly double[] groupPrice = new double[groups.Length];
    private readonly double[] groupStep = new double[groups.Length];
    private readonly double[] groupLast = new double[groups.Length];
    private readonly double[] jump = new double[groups.Length];
    private readonly bool[] groupMet = new bool[groups.Length];
    private readonly sbyte[] moved = new sbyte[price.Length];
    private double near;
    private double ceiling;

    public double[] Asked { get; } = new double[price.Length];

    public bool Rose(int at) => moved[at] > 0;

    public bool AnyFell(int from, int until) => moved.AsSpan(from, until - from).Contains((sbyte)-1);

    /// <param name="stride">The first step of each price.</param>
    /// <param name="usual">What lies below the highest price where all things of a group are short: what it costs to use one.</param>
    /// <param name="highest">Prices above it would buy nothing.</param>
    public void Begin(double stride, double usual, double highest)
    {
        Array.Fill(step, stride);
        Array.Fill(groupStep, stride);
        (near, ceiling) = (usual, highest);
    }

    /// <summary>There is less of a group's things than is asked for at any price: who gets them is settled not far below the highest price.</summary>
    public void BeginShort(int group)
    {
        (groupStep[group], groupMet[group]) = (Nearby / 4 * near, true);
        jump[group] = Math.Max(0, ceiling - (Nearby * near));
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
                if (!double.IsPositiveInfinity(offered[at])) price[at] = Math.Clamp(before + shift + Alone(at), floor[at], Math.Max(floor[at], ceiling));
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
        var before = groupPrice[group];
        Raise(group, Over(asked, there));
        return groupPrice[group] - before;
    }

    /// <summary>Up in ever longer steps while too much is asked for; from the highest price back to where things that are short for all are worth having; then to and fro in ever shorter ones.</summary>
    private void Raise(int group, double over)
    {
        var turned = over * groupLast[group] < 0;
        groupMet[group] |= turned;
        groupStep[group] *= Pace(over * groupLast[group], groupMet[group] ? GroupLater : GroupFaster);
        groupLast[group] = over;
        var next = jump[group] + groupPrice[group] + (Math.Sign(over) * groupStep[group]);
        jump[group] = 0;
        if (next >= ceiling && !groupMet[group])
        {
            (next, groupStep[group], groupMet[group]) = (ceiling - (Nearby * near), Nearby / 4 * near, true);
        }
        groupPrice[group] = Math.Clamp(next, 0, Math.Max(0, ceiling));
        if (groupPrice[group] == 0) groupLast[group] = 0;
    }

    private static double Pace(double turn, double faster) => turn < 0 ? Slower : turn > 0 ? faster : 1;

    private static double Over(double asked, double offered) => (asked - offered) / Math.Max(1, Math.Max(asked, offered));
}
