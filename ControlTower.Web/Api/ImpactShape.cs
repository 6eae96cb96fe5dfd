using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Web.Api;

/// <summary>What a case puts at risk at this moment, order by order and line by line; nothing once it is resolved.</summary>
/// <param name="Value">Of the lines at risk in the currency that most of it is in; null where none has a price.</param>
/// <param name="CostPerHour">The sum of its parts in the tower's currency.</param>
/// <param name="CostParts">By part and currency.</param>
public sealed record ImpactShape(
    IReadOnlyList<OrderAtRisk> Orders, IReadOnlyList<StoppedLine> Lines, int Customers, Money? Value, IReadOnlyList<Money> Values, Money CostPerHour, IReadOnlyList<HourCost> CostParts)
{
    public static ImpactShape Of(TowerState state, ExceptionCase one, DateTimeOffset now, TowerRules rules)
    {
        var effect = one.Open ? ImpactOf.Effect(state, one, now, []) : TroubleEffect.None;
        var impact = effect.Summary(state, rules);
        var costs = impact.CostPerHour ?? [];
        return new(
            [.. effect.Lines.GroupBy(late => late.Line.Order, StringComparer.Ordinal).Select(OrderAtRisk.Of)],
            [.. effect.Stops.Select(stop => new StoppedLine(stop.Site, stop.Line, stop.StopsAt, stop.Hours, stop.Items, stop.ProductionOrders))],
            impact.Customers, impact.Worth, impact.Value,
            costs.Select(cost => cost.Amount).Where(amount => amount.Currency == rules.Currency).Aggregate(rules.Free, (sum, amount) => new(Micros.AddCapped(sum.Micros, amount.Micros), sum.Currency)), costs);
    }
}

/// <param name="Value">Of its lines at risk.</param>
/// <param name="LateByHours">Of the line that is late most.</param>
public sealed record OrderAtRisk(string Id, string Customer, Money? Value, DateTimeOffset DueAt, decimal LateByHours)
{
    public static OrderAtRisk Of(IEnumerable<LateLine> lines)
    {
        var late = lines.ToList();
        var value = late.Select(one => one.Line.Value).OfType<Money>().GroupBy(amount => amount.Currency, StringComparer.Ordinal)
            .Select(amounts => amounts.Aggregate((sum, amount) => new(Micros.AddCapped(sum.Micros, amount.Micros), sum.Currency))).ToList();
        return new(late[0].Line.Order, late[0].Line.Customer, value.Count > 0 ? value.MaxBy(amount => amount.Micros) : null, late[0].Line.PromisedBy, late.Max(one => one.LateByHours));
    }
}

/// <param name="Hours">For which it stands still.</param>
/// <param name="Items">What cannot be made.</param>
public sealed record StoppedLine(string Site, string? Line, DateTimeOffset StopsAt, decimal Hours, IReadOnlyList<string> Items, IReadOnlyList<string> ProductionOrders);
