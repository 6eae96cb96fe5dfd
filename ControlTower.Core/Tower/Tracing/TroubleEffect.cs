using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What trouble does: lines of orders that come late, in order of promise, and production that stands still.</summary>
public sealed record TroubleEffect(IReadOnlyList<LateLine> Lines, IReadOnlyList<LineStop> Stops)
{
    public static TroubleEffect None { get; } = new([], []);

    /// <summary>Production orders that cannot start when they should, in order of time and id.</summary>
    public IReadOnlyList<WaitingProduction> Waiting { get; init; } = [];

    /// <summary>Lines that come in time, and would not if it lasted an hour longer.</summary>
    public IReadOnlyList<WantedLine> LateNext { get; init; } = [];

    public bool IsNothing => Lines.Count == 0 && Stops.Count == 0;

    public int Orders => Lines.Select(late => late.Line.Order).Distinct(StringComparer.Ordinal).Count();

    public decimal StopHours => Stops.Sum(stop => stop.Hours);

    public Impact Summary(TowerState state, TowerRules rules)
    {
        if (IsNothing) return Impact.None;
        var orders = Lines.Select(late => late.Line.Order).Distinct(StringComparer.Ordinal).ToList();
        var sites = Stops.Select(stop => stop.Site).Concat(Lines.Select(late => late.Line.Destination)).Distinct(StringComparer.Ordinal).Where(state.Network.Sites.ContainsKey).Take(50).ToList();
        return new(
            orders.Count, Lines.Count, Lines.Select(late => late.Line.Customer).Distinct(StringComparer.Ordinal).Count(), Sum(Lines.Select(late => late.Line.Value)),
            Lines.Count > 0 ? Lines[0].Line.PromisedBy : Stops.Min(stop => stop.StopsAt), sites, [.. orders.Take(Impact.Kept)])
        {
            Stops = [.. Stops.Take(Impact.StopsKept)],
            Items = [.. Lines.Select(late => late.Line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Impact.Kept)],
            CostPerHour = HourCosts.Of(state, this, rules),
        };
    }

    /// <summary>One amount a currency, in order of currency; held at the ends of what fits.</summary>
    internal static IReadOnlyList<Money> Sum(IEnumerable<Money?> amounts)
    {
        var sums = OrdinalMap<Money>.Empty;
        foreach (var amount in amounts.OfType<Money>())
        {
            sums = sums.Set(amount.Currency, sums.TryGetValue(amount.Currency, out var sum) ? new(Micros.AddCapped(sum.Micros, amount.Micros), amount.Currency) : amount);
        }
        return [.. sums.Values];
    }
}

/// <param name="Since">When it should have started, not before now.</param>
/// <param name="Until">When what is missing is there, and its site works.</param>
/// <param name="Missing">Inputs that come late; none where only its site is closed.</param>
public sealed record WaitingProduction(ProductionOrder Order, DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<string> Missing);
