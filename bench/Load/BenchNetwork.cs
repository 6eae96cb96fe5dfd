using System.Text.Json;
using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Bench.Load;

/// <summary>
/// A made-up network of any size with fixed proportions: of ten sites one supplies, one in twenty makes, one stores, the rest
/// sell; each store is fed by one centre, each centre by two plants, each plant by two suppliers and more.
/// </summary>
public sealed class BenchNetwork
{
    private const int ItemCount = 200;
    private const string Currency = "EUR";

    /// <summary>In store at every position, and so what a count finds that differs by nothing.</summary>
    public const decimal Book = 1_000;

    /// <summary>As the facts are written, but for the kinds of sites, which the API spells as the program does.</summary>
    private static readonly JsonSerializerOptions ForApi = CreateForApi();

    private static readonly DateTimeOffset Placed = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public BenchNetwork(int sites)
    {
        Suppliers = Names("SUP", sites / 10);
        Plants = Names("PLANT", Math.Max(1, sites / 20));
        Centres = Names("DC", sites / 10);
        Stores = Names("STORE", sites - Suppliers.Count - Plants.Count - Centres.Count);
        Items = Names("ITEM", ItemCount);
        Positions = [.. Places(Centres, 10), .. Places(Stores, 3)];
    }

    public IReadOnlyList<string> Suppliers { get; }

    public IReadOnlyList<string> Plants { get; }

    public IReadOnlyList<string> Centres { get; }

    public IReadOnlyList<string> Stores { get; }

    public IReadOnlyList<string> Items { get; }

    /// <summary>Where which item is kept.</summary>
    public IReadOnlyList<(string Site, string Item)> Positions { get; }

    /// <summary>How many lanes there are to be at least: stores are fed by further centres until there are as many.</summary>
    public int LaneCount { get; init; }

    public NetworkDocument Document => new()
    {
        Sites =
        [
            .. Sites(Suppliers, SiteKind.Supplier), .. Sites(Plants, SiteKind.Plant),
            .. Sites(Centres, SiteKind.DistributionCenter), .. Sites(Stores, SiteKind.Store),
        ],
        Items = [.. Items.Select(item => new ItemEntry(item, $"Item {item}", 1, Money.Of(10, Currency)))],
        Lanes = [.. AllLanes()],
        Stock = [.. Positions.Select(place => new StockEntry(place.Site, place.Item, Quantity.Of(Book)))],
        Suppliers = [.. Suppliers.Select((site, at) => new SupplierEntry(site, Items[at % ItemCount], Money.Of(9, Currency), Suppliers[(at + 1) % Suppliers.Count]))],
        Orders = [.. Stores.Where((_, at) => at % 4 == 0).Select(Order)],
    };

    /// <summary>The document as the API takes it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(Document, ForApi);

    private OrderEntry Order(string store, int at) => new(
        $"SO-{at}", $"C-{at}", store, Placed, Placed.AddYears(3), "store", [new("1", Items[at % ItemCount], Quantity.Of(5), Money.Of(25, Currency))]);

    private static JsonSerializerOptions CreateForApi()
    {
        var options = new JsonSerializerOptions(CanonicalJson.Options);
        options.Converters.Insert(0, new JsonStringEnumConverter<SiteKind>());
        return options;
    }

    private static List<string> Names(string kind, int count) => [.. Enumerable.Range(1, count).Select(number => $"{kind}-{number:D5}")];

    private static IEnumerable<SiteEntry> Sites(IReadOnlyList<string> names, SiteKind kind) =>
        names.Select((name, at) => new SiteEntry(name, $"Site {name}", kind, kind == SiteKind.Supplier ? 1 : null, 36 + (at % 240 * 0.1), -8 + (at % 350 * 0.1)));

    private static IEnumerable<LaneEntry> Lanes(IReadOnlyList<string> from, IReadOnlyList<string> to, int each) =>
        from.SelectMany((site, at) => Enumerable.Range(0, Math.Min(each, to.Count)).Select(next => new LaneEntry(site, to[((at * each) + next) % to.Count], 24, 50, 0.1m)));

    private List<LaneEntry> AllLanes()
    {
        List<LaneEntry> lanes = [.. Lanes(Suppliers, Plants, 2), .. Lanes(Plants, Centres, 2 * Math.Max(1, Centres.Count / Plants.Count)), .. Lanes(Stores, Centres, 1).Select(Turned)];
        for (var more = 0; lanes.Count < LaneCount; more++)
        {
            var store = more % Stores.Count;
            lanes.Add(new(Centres[(store + 7 + (more / Stores.Count * 13)) % Centres.Count], Stores[store], 36, 60, 0.1m));
        }
        return lanes;
    }

    private static LaneEntry Turned(LaneEntry lane) => lane with { From = lane.To, To = lane.From };

    private IEnumerable<(string Site, string Item)> Places(IReadOnlyList<string> sites, int each) =>
        sites.SelectMany((site, at) => Enumerable.Range(0, each).Select(next => (site, Items[((at * each) + next) % ItemCount])));
}
