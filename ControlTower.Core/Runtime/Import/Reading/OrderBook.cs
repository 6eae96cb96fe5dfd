namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>The orders that were read, with their lines as they come.</summary>
internal sealed class OrderBook
{
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public Entry? Find(string id) => entries.GetValueOrDefault(id);

    public void Add(ImportedOrder order, int line) => entries.Add(order.Id, new(order, line));

    /// <summary>By time placed, then by id.</summary>
    public IReadOnlyList<ImportedOrder> Orders() =>
        [.. entries.Values.OrderBy(entry => entry.Order.PlacedAt).ThenBy(entry => entry.Order.Id, StringComparer.Ordinal).Select(entry => entry.Order with { Lines = entry.Lines })];

    internal sealed record Entry(ImportedOrder Order, int FileLine)
    {
        public List<ImportedLine> Lines { get; } = [];
    }
}
