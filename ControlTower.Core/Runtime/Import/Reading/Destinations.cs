using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The sites that orders go to, made of all that occur; one lies at the mean of the places that its orders name.</summary>
internal sealed class Destinations
{
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public void Add(ImportedOrder order, string? name, (double? Lat, double? Lon) place)
    {
        if (!entries.TryGetValue(order.Destination, out var entry)) entries[order.Destination] = entry = new(name ?? order.Destination, order.Region);
        if (place is not ({ } lat, { } lon)) return;
        entry.Lat += (decimal)lat;
        entry.Lon += (decimal)lon;
        entry.Places++;
    }

    public IEnumerable<SiteEntry> Sites() => entries.Select(pair => new SiteEntry(
        pair.Key, pair.Value.Name, SiteKind.Customer, null, pair.Value.Mean(pair.Value.Lat), pair.Value.Mean(pair.Value.Lon))
    {
        Region = pair.Value.Region,
    });

    private sealed class Entry(string name, string? region)
    {
        public string Name => name;

        public string? Region => region;

        public decimal Lat { get; set; }

        public decimal Lon { get; set; }

        public int Places { get; set; }

        public double? Mean(decimal sum) => Places == 0 ? null : (double)decimal.Round(sum / Places, 6);
    }
}
