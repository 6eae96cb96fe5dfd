using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>When what is needed will be there, and when it would have been by plan, from what it is pegged to. Each is reckoned once.</summary>
internal sealed class Arrivals(TroubleReach reach)
{
    /// <summary>In time, or not our trouble.</summary>
    private static readonly Arrival InTime = new(long.MinValue, long.MinValue);

    private readonly Dictionary<PeggedNeed, Arrival> needs = new(ReferenceEqualityComparer.Instance); // lookup only
    private readonly Dictionary<MakingOf, MakingTimes> orders = new(ReferenceEqualityComparer.Instance); // lookup only

    public Arrival Of(PeggedNeed need)
    {
        if (need.Pegs.Count == 0) return InTime;
        if (needs.TryGetValue(need, out var known)) return known;
        var arrival = InTime;
        foreach (var peg in need.Pegs) arrival = arrival.Later(Of(peg));
        return needs[need] = arrival;
    }

    /// <summary>When a production order can start and when it is due then.</summary>
    public MakingTimes Of(MakingOf making)
    {
        if (orders.TryGetValue(making, out var known)) return known;
        var (order, plan) = (making.Order, making.Order.Plan);
        var inputs = InTime;
        foreach (var input in making.Inputs) inputs = inputs.Later(Of(input));
        var held = Math.Max(making.HeldUntil, inputs.At);
        var due = Due(making, new(order.StartAt, order.DueAt), Math.Max(order.StartAt.UtcTicks, held));
        // What was decided on since is no plan: who gets it late has it late because of the trouble.
        var planned = order.Added ? long.MinValue : Due(making, plan, Math.Max(plan.StartAt.UtcTicks, inputs.Planned));
        return orders[making] = new(Math.Max(plan.StartAt.UtcTicks, held), new(Math.Max(due, making.SlowedDue), planned));
    }

    private Arrival Of(Peg peg) => peg.Kind switch
    {
        PegKind.Wait or PegKind.Inbound => new(peg.At, peg.Planned),
        PegKind.Production => Sent(Of(peg.Making!).Due, peg.Making!.Site, peg.To),
        _ => Made(peg),
    };

    private Arrival Made(Peg peg)
    {
        var inputs = InTime;
        foreach (var input in peg.Inputs) inputs = inputs.Later(Of(input));
        return Sent(new Arrival(Made(peg, inputs.At), Made(peg, inputs.Planned)), peg.Site, peg.To);
    }

    private long Made(Peg peg, long inputsAt) => inputsAt == long.MinValue
        ? long.MinValue
        : reach.WorkTimeOf(peg.Site, peg.Bom!.Line).Add(new(inputsAt, TimeSpan.Zero), peg.Bom.Hours).UtcTicks;

    private Arrival Sent(Arrival made, int from, int to) => new(Sent(made.At, from, to), Sent(made.Planned, from, to));

    private long Sent(long at, int from, int to) => at == long.MinValue ? at : reach.Graph.Arrival(from, at, to);

    /// <summary>As many working hours after the start as were planned.</summary>
    private static long Due(MakingOf making, ProductionSlot slot, long start)
    {
        if (start == slot.StartAt.UtcTicks) return slot.DueAt.UtcTicks;
        var hours = making.WorkTime.Between(slot.StartAt, slot.DueAt);
        return hours > 0
            ? making.WorkTime.Add(new(start, TimeSpan.Zero), hours).UtcTicks
            : start + (slot.DueAt - slot.StartAt).Ticks;
    }
}

/// <param name="At">UTC ticks, with the trouble; the least value where it is in time.</param>
/// <param name="Planned">The same without the trouble.</param>
internal readonly record struct Arrival(long At, long Planned)
{
    public Arrival Later(Arrival other) => new(Math.Max(At, other.At), Math.Max(Planned, other.Planned));
}

/// <param name="Ready">UTC ticks at which the inputs are there and the site works, not before the planned start.</param>
internal readonly record struct MakingTimes(long Ready, Arrival Due);
