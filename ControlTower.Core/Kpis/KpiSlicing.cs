using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>
/// Breaks a selection into slices, in ordinal order of their names. An order stands in each slice that it touches; by family, item and
/// supplier it stands there with the lines of that slice only.
/// </summary>
internal static class KpiSlicing
{
    /// <summary>The slice of what does not say where it belongs.</summary>
    public const string Unknown = "unknown";

    public static IEnumerable<(string Name, KpiInput Input)> Cut(KpiInput whole, KpiQuery query, KpiSlice slice)
    {
        var parts = new SortedDictionary<string, Part>(StringComparer.Ordinal);
        Part Named(string name)
        {
            if (!parts.TryGetValue(name, out var part)) parts[name] = part = new();
            return part;
        }
        foreach (var order in whole.Orders)
        {
            foreach (var name in NamesOf(order, slice)) Named(name).Orders.Add(Trim(order, slice, name));
        }
        foreach (var one in whole.Cases)
        {
            if (NameOf(one, slice) is { } name) Named(name).Cases.Add(one);
        }
        foreach (var one in whole.Movements)
        {
            if (NameOf(one, slice) is { } name) Named(name).Movements.Add(one);
        }
        foreach (var one in whole.Waits)
        {
            if (slice.IsPeriod()) Named(KpiPeriods.Name(slice, one.RequestedAt)).Waits.Add(one);
        }
        if (slice.IsPeriod())
        {
            foreach (var day in whole.Books) Named(KpiPeriods.Name(slice, day.Day)).Books.Add(day);
        }
        var stock = new StockNames(whole, slice);
        foreach (var day in whole.StockDays)
        {
            if (stock.Of(day) is { } name) Named(name).StockDays.Add(day);
        }
        foreach (var line in whole.ShippedLines)
        {
            if (stock.Of(line) is { } name) Named(name).ShippedLines.Add(line);
        }
        return parts.Select(part => (part.Key, Input(whole, query, slice, part.Value)));
    }

    public static bool Applies(KpiSource source, KpiSlice slice) => slice.IsPeriod() || source switch
    {
        KpiSource.Cases => slice is KpiSlice.Site or KpiSlice.Region,
        KpiSource.Stock => slice is KpiSlice.Site or KpiSlice.Region or KpiSlice.Family or KpiSlice.Item,
        KpiSource.Movements => slice is KpiSlice.Site or KpiSlice.Supplier or KpiSlice.Carrier,
        KpiSource.Waits or KpiSource.Books => false,
        _ => slice is not KpiSlice.Carrier,
    };

    private static KpiInput Input(KpiInput whole, KpiQuery query, KpiSlice slice, Part part)
    {
        if (!slice.IsPeriod())
        {
            return whole with
            {
                Orders = part.Orders,
                Cases = part.Cases,
                Movements = part.Movements,
                Waits = part.Waits,
                StockDays = part.StockDays,
                ShippedLines = part.ShippedLines,
                BySite = slice is KpiSlice.Site or KpiSlice.Region,
            };
        }
        var (from, to) = KpiPeriods.Around(slice, part.At);
        var material = new KpiMaterial(part.Orders, part.Cases)
        {
            Movements = part.Movements,
            Waits = part.Waits,
            StockDays = whole.StockDays,
            ShippedLines = whole.ShippedLines,
            Books = whole.Books,
            Items = whole.Items,
            Sites = whole.Sites,
            AsOf = whole.AsOf,
        };
        return KpiInput.Select(material, query.From > from ? query.From : from, query.To < to ? query.To : to);
    }

    private static IReadOnlyList<string> NamesOf(OrderOutcome order, KpiSlice slice) => slice switch
    {
        KpiSlice.Site => OrUnknown(order.Sites),
        KpiSlice.Family => OrUnknown(order.Families),
        KpiSlice.Supplier => OrUnknown(order.Suppliers),
        KpiSlice.Item => OrUnknown([.. order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
        KpiSlice.Channel => [order.Channel ?? Unknown],
        KpiSlice.Region => [order.Region ?? Unknown],
        KpiSlice.Carrier => [],
        _ => [KpiPeriods.Name(slice, order.PlacedAt)],
    };

    private static string? NameOf(CaseOutcome one, KpiSlice slice) => slice switch
    {
        KpiSlice.Site => one.Site ?? Unknown,
        KpiSlice.Region => one.Region ?? Unknown,
        _ when slice.IsPeriod() => KpiPeriods.Name(slice, one.DetectedAt),
        _ => null,
    };

    private static string? NameOf(MovementOutcome one, KpiSlice slice) => slice switch
    {
        KpiSlice.Site => one.To,
        KpiSlice.Supplier => one.PurchaseOrder ? one.From : null,
        KpiSlice.Carrier => one.Carrier,
        _ when slice.IsPeriod() => KpiPeriods.Name(slice, one.PromisedAt!.Value),
        _ => null,
    };

    private static IReadOnlyList<string> OrUnknown(IReadOnlyList<string> names) => names.Count > 0 ? names : [Unknown];

    private static OrderOutcome Trim(OrderOutcome order, KpiSlice slice, string name)
    {
        if (slice is not (KpiSlice.Family or KpiSlice.Supplier or KpiSlice.Item)) return order;
        var lines = order.Lines.Where(line => (slice switch { KpiSlice.Family => line.Family, KpiSlice.Item => line.Item, _ => line.Supplier } ?? Unknown) == name).ToList();
        if (lines.Count == order.Lines.Count) return order;
        return order with { Lines = lines, Items = lines.Count, Value = ValueOf(lines) };
    }

    private static Money? ValueOf(List<LineOutcome> lines)
    {
        Money? sum = null;
        foreach (var value in lines.Select(line => line.Value).OfType<Money>()) sum = sum is { } so ? so + value : value;
        return sum;
    }

    private sealed class Part
    {
        public List<OrderOutcome> Orders { get; } = [];

        public List<CaseOutcome> Cases { get; } = [];

        public List<MovementOutcome> Movements { get; } = [];

        public List<WaitOutcome> Waits { get; } = [];

        public List<StockDay> StockDays { get; } = [];

        public List<ShippedLine> ShippedLines { get; } = [];

        public List<BookDay> Books { get; } = [];

        /// <summary>An instant within the period that all of it shares.</summary>
        public DateTimeOffset At =>
            Orders.Count > 0 ? Orders[0].PlacedAt : Cases.Count > 0 ? Cases[0].DetectedAt : Movements.Count > 0 ? Movements[0].PromisedAt!.Value
            : Waits.Count > 0 ? Waits[0].RequestedAt : StockDays.Count > 0 ? StockDays[0].Day : ShippedLines.Count > 0 ? ShippedLines[0].At : Books[0].Day;
    }
}
