using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

/// <summary>Small networks of every shape: two tiers of suppliers, plants that share components, circles of lanes and of items, alternates.</summary>
internal sealed class RandomNetworks(int seed)
{
    private readonly Random random = new(seed);

    public NetworkDocument Next()
    {
        var sites = Sites();
        var items = Enumerable.Range(0, random.Next(3, 9)).Select(i => $"I{i}").ToList();
        return new()
        {
            Sites = sites,
            Items = [.. items.Select(item => new ItemEntry(item, item, 1, Networks.Euro(10)))],
            Lanes = Lanes(sites),
            Boms = Boms(sites, items),
            Stock = [.. Some(sites, items, 3).Select(place => new StockEntry(place.Site, place.Item, Quantity.Of(random.Next(0, 30))))],
            Suppliers = [.. Some([.. sites.Where(site => site.Kind == SiteKind.Supplier)], items, 2).Select(place => new SupplierEntry(place.Site, place.Item))],
            PurchaseOrders = [.. Moves("PO", sites, items, [SiteKind.Supplier])],
            Shipments = [.. Moves("SH", sites, items, [SiteKind.Plant, SiteKind.DistributionCenter]).Select(move => new ShipmentEntry(move.Id, move.From, move.To, move.Lines, move.PromisedAt))],
            ProductionOrders = [.. Enumerable.Range(0, random.Next(6)).Select(i => Production(i, sites, items))],
            Orders = [.. Enumerable.Range(0, random.Next(1, 15)).Select(i => Order(i, sites, items))],
        };
    }

    /// <summary>The same with lanes that are open at some hours of some days, and down for a while.</summary>
    public NetworkDocument WithHours(NetworkDocument network) => network with { Lanes = [.. network.Lanes!.Select(lane => random.Next(3) == 0 ? lane : WithHours(lane))] };

    public T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public int Hours(int from, int until) => random.Next(from, until);

    private LaneEntry WithHours(LaneEntry lane)
    {
        var down = random.Next(-20, 100);
        return lane with
        {
            Calendar = random.Next(4) == 0 ? null : new([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Shift())]) { Closed = random.Next(3) == 0 ? [DateOnly.FromDateTime(Scene.Start.UtcDateTime).AddDays(random.Next(4))] : null },
            Downtime = random.Next(2) == 0 ? null : [new(Scene.Start.AddHours(down), Scene.Start.AddHours(down + random.Next(1, 60)))],
        };
    }

    private ShiftEntry Shift() => new([.. Enum.GetValues<DayOfWeek>().Where((_, day) => day == 3 || random.Next(3) > 0)], new(random.Next(24), 0), new(random.Next(24), 0));

    private List<SiteEntry> Sites()
    {
        var kinds = new[] { (SiteKind.Supplier, 2, 5), (SiteKind.Plant, 1, 4), (SiteKind.DistributionCenter, 1, 3), (SiteKind.Store, 1, 4) };
        return [.. kinds.SelectMany(kind => Enumerable.Range(0, random.Next(kind.Item2, kind.Item3)).Select(i => new SiteEntry($"{kind.Item1}{i}", "s", kind.Item1, kind.Item1 == SiteKind.Supplier ? 1 + (i % 2) : null)))];
    }

    private List<LaneEntry> Lanes(List<SiteEntry> sites)
    {
        var lanes = from a in sites from b in sites where a.Id != b.Id && random.Next(a.Kind <= b.Kind ? 2 : 7) == 0 select new LaneEntry(a.Id, b.Id, random.Next(0, 40));
        return [.. lanes];
    }

    /// <summary>Mostly of items with a lower number; now and then of a higher one, so that items are made of each other.</summary>
    private List<BomEntry> Boms(List<SiteEntry> sites, List<string> items)
    {
        var boms = new List<BomEntry>();
        foreach (var (site, item) in Some([.. sites.Where(site => site.Kind == SiteKind.Plant)], items, 2))
        {
            var inputs = items.Where(input => input != item && random.Next(string.CompareOrdinal(input, item) < 0 ? 2 : 12) == 0).Take(4).ToList();
            if (inputs.Count == 0) continue;
            boms.Add(new(site, item, [.. inputs.Select(input => new BomInput(input, Quantity.Of(random.Next(1, 4))) { Alternates = random.Next(3) == 0 ? [One(items)] : null })], random.Next(0, 30)));
            if (random.Next(3) == 0 && inputs.Count > 1) boms.Add(boms[^1] with { Inputs = [boms[^1].Inputs[0]], Alternate = "short", Hours = 1 });
        }
        return boms;
    }

    private IEnumerable<PurchaseOrderEntry> Moves(string prefix, List<SiteEntry> sites, List<string> items, SiteKind[] from) =>
        Enumerable.Range(0, random.Next(5)).Select(i => new PurchaseOrderEntry(
            $"{prefix}-{i}", One([.. sites.Where(site => from.Contains(site.Kind))]).Id, One([.. sites.Where(site => site.Kind != SiteKind.Supplier)]).Id,
            [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new ShipmentLineEntry(One(items), Quantity.Of(random.Next(1, 60))))], Scene.Start.AddHours(random.Next(-10, 120))));

    private ProductionOrderEntry Production(int i, List<SiteEntry> sites, List<string> items)
    {
        var start = random.Next(-10, 100);
        return new($"MO-{i}", One([.. sites.Where(site => site.Kind == SiteKind.Plant)]).Id, One(items), Quantity.Of(random.Next(1, 40)), Scene.Start.AddHours(start), Scene.Start.AddHours(start + random.Next(1, 40)));
    }

    private OrderEntry Order(int i, List<SiteEntry> sites, List<string> items)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(line => new OrderLineEntry($"{line}", One(items), Quantity.Of(random.Next(1, 25)), Networks.Euro(5)));
        return new($"SO-{i}", $"C{i % 3}", One([.. sites.Where(site => site.Kind is SiteKind.Store or SiteKind.DistributionCenter)]).Id, Scene.Start.AddDays(-1), Scene.Start.AddHours(random.Next(1, 200)), null, [.. lines]);
    }

    private List<(string Site, string Item)> Some(List<SiteEntry> sites, List<string> items, int oneIn) =>
        [.. from site in sites from item in items where random.Next(oneIn) == 0 select (site.Id, item)];
}
