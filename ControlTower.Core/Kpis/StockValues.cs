namespace ControlTower.Core.Kpis;

/// <summary>What stock and the goods that left were worth at unit cost, in one currency: the one in which most items are valued, of several the first by its code.</summary>
internal sealed class StockValues
{
    private const int MostNamed = 10;
    private const decimal MicroSecondsADay = 1_000_000m * 86_400m;

    private readonly KpiInput input;
    private readonly Dictionary<string, decimal> costs = new(StringComparer.Ordinal); // lookup only
    private readonly List<IGrouping<(string Site, string Item), StockDay>> positions;

    public StockValues(KpiInput input)
    {
        this.input = input;
        var others = input.Sites.Where(site => !site.HoldsOurs).Select(site => site.Entry.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        var ours = input.StockDays.Where(day => !others.Contains(day.Site)).GroupBy(day => (day.Site, day.Item)); // ordered: below
        positions = [.. ours.OrderBy(one => one.Key.Site, StringComparer.Ordinal).ThenBy(one => one.Key.Item, StringComparer.Ordinal)];
        var held = positions.Select(one => one.Key.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var known = input.Items.Where(item => item.UnitCost is not null).ToDictionary(item => item.Id, item => item.UnitCost!.Value, StringComparer.Ordinal); // lookup only
        Currency = held.Where(known.ContainsKey).GroupBy(item => known[item].Currency, StringComparer.Ordinal) // ordered: below
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        foreach (var (item, cost) in known)
        {
            if (cost.Currency == Currency) costs[item] = cost.Amount;
        }
        Unvalued = [.. held.Where(item => !costs.ContainsKey(item))];
    }

    /// <summary>ISO 4217; null where no item is valued.</summary>
    public string? Currency { get; }

    /// <summary>Items left out, in ordinal order.</summary>
    public IReadOnlyList<string> Unvalued { get; }

    public int Positions => positions.Count(one => costs.ContainsKey(one.Key.Item));

    /// <summary>What is left out, or what is missing altogether; null where nothing is.</summary>
    public string? Missing => positions.Count == 0 ? "stock"
        : Unvalued.Count == 0 ? null
        : $"unitCost of {string.Join(", ", Unvalued.Take(MostNamed))}{(Unvalued.Count > MostNamed ? $" and {Unvalued.Count - MostNamed} more" : "")}";

    /// <summary>Time-weighted over the window. A position that by the order of events would have held less than nothing on a day held nothing on it.</summary>
    public decimal Average(StockWindow window) => positions.Where(one => costs.ContainsKey(one.Key.Item)).Sum(one => costs[one.Key.Item] * UnitDays(one, window)) / window.Days;

    /// <summary>At the end of the window.</summary>
    public decimal OnHand(StockWindow window) => positions.Where(one => costs.ContainsKey(one.Key.Item))
        .Sum(one => costs[one.Key.Item] * Math.Max(0, one.Where(day => day.Day < window.To).Sum(day => day.Net.Units)));

    /// <summary>Sold goods; at a single site also what it sent to others. Lines of shipped orders count for items of which nothing was told as sold in the window.</summary>
    public decimal Left(StockWindow window)
    {
        var within = positions.SelectMany(one => one).Where(day => window.Holds(day.Day)).ToList();
        var told = within.Where(day => day.Sold.Micros > 0).Select(day => day.Item).ToHashSet(StringComparer.Ordinal); // lookup only
        var stocked = positions.Select(one => one.Key.Item).ToHashSet(StringComparer.Ordinal); // lookup only
        var moved = within.Where(day => costs.ContainsKey(day.Item)).Sum(day => costs[day.Item] * (day.Sold.Units + (input.BySite ? day.Moved.Units : 0)));
        var shipped = input.ShippedLines.Where(line => window.Holds(line.At) && costs.ContainsKey(line.Item) && stocked.Contains(line.Item) && !told.Contains(line.Item));
        return moved + shipped.Sum(line => costs[line.Item] * line.Quantity.Units);
    }

    private static decimal UnitDays(IEnumerable<StockDay> position, StockWindow window)
    {
        var (held, total, reached) = (0m, 0m, window.From);
        foreach (var day in position.Where(day => day.Day < window.To).OrderBy(day => day.Day))
        {
            if (day.Day >= window.From)
            {
                total += Math.Max(0, held) * Elapsed.Days(reached, day.Day);
                total += Math.Max(0, held + (day.HeldMicroSeconds / MicroSecondsADay));
                reached = day.Day.AddDays(1);
            }
            held += day.Net.Units;
        }
        return total + (Math.Max(0, held) * Elapsed.Days(reached, window.To));
    }
}
