namespace ControlTower.Core.Tower;

/// <summary>When what is needed will be there, and when it would have been by plan, from what it is pegged to. Each is reckoned once.</summary>
internal sealed class Arrivals(TroubleReach reach)
{
    /// <summary>In time, or not our trouble.</summary>
    private static readonly Arrival InTime = new(long.MinValue, long.MinValue);

    private readonly Dictionary<PeggedNeed, Arrival> needs = new(ReferenceEqualityComparer.Instance); // lookup only
    private readonly Dictionary<MakingOf, (long Start, Arrival Due)> orders = new(ReferenceEqualityComparer.Instance); // lookup only

    public Arrival Of(PeggedNeed need)
    {
        if (needs.TryGetValue(need, out var known)) return known;
        var arrival = InTime;
        foreach (var peg in need.Pegs) arrival = arrival.Later(Of(peg));
        return needs[need] = arrival;
    }

    /// <summary>When a production order can start, in UTC ticks, and when it is due then.</summary>
    public (long Start, Arrival Due) Of(MakingOf making)
    {
        if (orders.TryGetValue(making, out var known)) return known;
        var start = making.Order.StartAt.UtcTicks;
        var inputs = InTime;
        foreach (var input in making.Inputs) inputs = inputs.Later(Of(input));
        var late = Math.Max(Math.Max(start, making.HeldUntil), inputs.At);
        return orders[making] = (late, new(Math.Max(Due(making, late), making.SlowedDue), Due(making, Math.Max(start, inputs.Planned))));
    }

    private Arrival Of(Peg peg) => peg.Kind switch
    {
        PegKind.Wait => new(peg.At, long.MinValue),
        PegKind.Inbound => new(peg.At, peg.At),
        PegKind.Production => Of(peg.Making!).Due.After(peg.Span),
        _ => Made(peg),
    };

    private Arrival Made(Peg peg)
    {
        var inputs = InTime;
        foreach (var input in peg.Inputs) inputs = inputs.Later(Of(input));
        return new(Made(peg, inputs.At), Made(peg, inputs.Planned));
    }

    private long Made(Peg peg, long inputsAt) => inputsAt == long.MinValue
        ? long.MinValue
        : reach.WorkTimeOf(peg.Site, peg.Bom!.Line).Add(new(inputsAt, TimeSpan.Zero), peg.Bom.Hours).UtcTicks + peg.Span;

    /// <summary>As many working hours after the start as were planned.</summary>
    private static long Due(MakingOf making, long start)
    {
        var order = making.Order;
        if (start == order.StartAt.UtcTicks) return order.DueAt.UtcTicks;
        var hours = making.WorkTime.Between(order.StartAt, order.DueAt);
        return hours > 0
            ? making.WorkTime.Add(new(start, TimeSpan.Zero), hours).UtcTicks
            : start + (order.DueAt - order.StartAt).Ticks;
    }
}

/// <param name="At">UTC ticks, with the trouble; the least value where it is in time.</param>
/// <param name="Planned">The same without the trouble.</param>
internal readonly record struct Arrival(long At, long Planned)
{
    public Arrival Later(Arrival other) => new(Math.Max(At, other.At), Math.Max(Planned, other.Planned));

    public Arrival After(long span) => new(At == long.MinValue ? At : At + span, Planned == long.MinValue ? Planned : Planned + span);
}
