using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>
/// Breaks a selection into slices, in ordinal order of their names. An order stands in each slice that it touches; by family and
/// by supplier it stands there with the lines of that slice only.
/// </summary>
internal static class KpiSlicing
{
    /// <summary>The slice of what does not say where it belongs.</summary>
    public const string Unknown = "unknown";

    public static IEnumerable<(string Name, KpiInput Input)> Cut(KpiInput whole, KpiQuery query, KpiSlice slice)
    {
        var parts = new SortedDictionary<string, (List<OrderOutcome> Orders, List<CaseOutcome> Cases)>(StringComparer.Ordinal);
        (List<OrderOutcome> Orders, List<CaseOutcome> Cases) Part(string name)
        {
            if (!parts.TryGetValue(name, out var part)) parts[name] = part = ([], []);
            return part;
        }
        foreach (var order in whole.Orders)
        {
            foreach (var name in NamesOf(order, slice)) Part(name).Orders.Add(Trim(order, slice, name));
        }
        foreach (var one in whole.Cases)
        {
            if (NameOf(one, slice) is { } name) Part(name).Cases.Add(one);
        }
        return parts.Select(part => (part.Key, Input(whole, query, slice, part.Value)));
    }

    public static bool Applies(KpiSource source, KpiSlice slice) =>
        source != KpiSource.Cases || slice is KpiSlice.Site or KpiSlice.Region || slice.IsPeriod();

    private static KpiInput Input(KpiInput whole, KpiQuery query, KpiSlice slice, (List<OrderOutcome> Orders, List<CaseOutcome> Cases) part)
    {
        if (!slice.IsPeriod()) return whole with { Orders = part.Orders, Cases = part.Cases };
        var (from, to) = KpiPeriods.Around(slice, part.Orders.Count > 0 ? part.Orders[0].PlacedAt : part.Cases[0].DetectedAt);
        var begin = query.From > from ? query.From : from;
        var end = query.To < to ? query.To : to;
        return KpiInput.Select(part.Orders, part.Cases, begin, end);
    }

    private static IReadOnlyList<string> NamesOf(OrderOutcome order, KpiSlice slice) => slice switch
    {
        KpiSlice.Site => OrUnknown(order.Sites),
        KpiSlice.Family => OrUnknown(order.Families),
        KpiSlice.Supplier => OrUnknown(order.Suppliers),
        KpiSlice.Channel => [order.Channel ?? Unknown],
        KpiSlice.Region => [order.Region ?? Unknown],
        _ => [KpiPeriods.Name(slice, order.PlacedAt)],
    };

    private static string? NameOf(CaseOutcome one, KpiSlice slice) => slice switch
    {
        KpiSlice.Site => one.Site ?? Unknown,
        KpiSlice.Region => one.Region ?? Unknown,
        _ when slice.IsPeriod() => KpiPeriods.Name(slice, one.DetectedAt),
        _ => null,
    };

    private static IReadOnlyList<string> OrUnknown(IReadOnlyList<string> names) => names.Count > 0 ? names : [Unknown];

    private static OrderOutcome Trim(OrderOutcome order, KpiSlice slice, string name)
    {
        if (slice is not (KpiSlice.Family or KpiSlice.Supplier)) return order;
        var lines = order.Lines.Where(line => ((slice == KpiSlice.Family ? line.Family : line.Supplier) ?? Unknown) == name).ToList();
        if (lines.Count == order.Lines.Count) return order;
        return order with { Lines = lines, Items = lines.Count, Value = ValueOf(lines) };
    }

    private static Money? ValueOf(List<LineOutcome> lines)
    {
        Money? sum = null;
        foreach (var value in lines.Select(line => line.Value).OfType<Money>()) sum = sum is { } so ? so + value : value;
        return sum;
    }
}
