using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What several cases put at risk together.</summary>
/// <param name="Orders">Each once; of a case the first <see cref="Impact.Kept"/>, the rest of them unsifted.</param>
/// <param name="Value">Of the lines at risk, each once, one amount a currency, the largest first.</param>
public sealed record Risk(int Orders, IReadOnlyList<Money> Value);

/// <summary>
/// The one place where the impacts of cases are added up. One case weighs what its impact says; what two of them hit is taken
/// off again: the lines, in orders that both name, of items that both touch. Together they never weigh less than the heaviest.
/// </summary>
public static class RiskOf
{
    public static Risk Cases(TowerState state, IEnumerable<ExceptionCase> cases)
    {
        var hit = cases.Where(one => one.Impact is { Orders: > 0 }).DistinctBy(one => one.Id).ToList();
        var byOrder = new SortedDictionary<string, List<ExceptionCase>>(StringComparer.Ordinal);
        foreach (var one in hit)
        {
            foreach (var order in one.Impact!.OrderIds) (byOrder.TryGetValue(order, out var known) ? known : byOrder[order] = []).Add(one);
        }
        var beyond = hit.Sum(one => one.Impact!.Orders - one.Impact.OrderIds.Count);
        return new(byOrder.Count + beyond, Worth(hit, Doubled(state, byOrder)));
    }

    private static List<Money> Worth(List<ExceptionCase> hit, OrdinalMap<long> doubled)
    {
        var worth = new List<Money>();
        foreach (var group in hit.SelectMany(one => one.Impact!.Value).GroupBy(value => value.Currency, StringComparer.Ordinal)) // ordered: sorted below
        {
            var sum = group.Aggregate(0L, (total, value) => Micros.AddCapped(total, value.Micros));
            var once = doubled.TryGetValue(group.Key, out var twice) ? Micros.AddCapped(sum, -twice) : sum;
            worth.Add(new(Math.Max(once, group.Max(value => value.Micros)), group.Key));
        }
        return [.. worth.OrderByDescending(value => value.Micros).ThenBy(value => value.Currency, StringComparer.Ordinal)];
    }

    /// <summary>By currency, in millionths: what more than one case counts, beyond the first time.</summary>
    private static OrdinalMap<long> Doubled(TowerState state, SortedDictionary<string, List<ExceptionCase>> byOrder)
    {
        var doubled = OrdinalMap<long>.Empty;
        var touched = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (id, cases) in byOrder)
        {
            if (cases.Count < 2 || state.Orders.Open.Find(id) is not { } order) continue;
            foreach (var line in order.Lines)
            {
                var times = cases.Count(one => Touched(one).Contains(line.Item));
                if (times < 2 || line.Value is not { } value) continue;
                for (var again = 1; again < times; again++) doubled = doubled.Set(value.Currency, Micros.AddCapped(doubled.TryGetValue(value.Currency, out var sum) ? sum : 0, value.Micros));
            }
        }
        return doubled;

        IReadOnlyList<string> Touched(ExceptionCase one) => touched.TryGetValue(one.Id, out var known) ? known : touched[one.Id] = one.Impact?.Items ?? ImpactOf.ItemsOf(state, one);
    }
}
