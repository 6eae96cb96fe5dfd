using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>
/// The port through which finance learns what was ordered, shipped, received and returned. Whoever keeps orders tells it by these
/// calls; finance asks nobody. What it is told twice of a whole it takes once.
/// </summary>
/// <param name="Documents">By id.</param>
/// <param name="Over">What is cancelled or fulfilled, by when and id: of these only the newest are remembered.</param>
public sealed record TradeBook(OrdinalMap<TradeDocument> Documents, OrdinalMap<string> Over)
{
    /// <summary>So many documents that are over are remembered, so that their invoices find them.</summary>
    public const int OverKept = 50_000;

    public static TradeBook Empty { get; } = new(OrdinalMap<TradeDocument>.Empty, OrdinalMap<string>.Empty);

    public TradeDocument? Find(string id) => Documents.Find(id);

    public TradeBook Agreed(TradeDocument document) => Documents.ContainsKey(document.Id) ? this : this with { Documents = Documents.Set(document.Id, document) };

    /// <summary>All that is left of it was shipped, or received.</summary>
    public TradeBook Fulfilled(string id, DateTimeOffset at) => Change(id, one => one with
    {
        FulfilledAt = one.FulfilledAt ?? at,
        Lines = [.. one.Lines.Select(line => line with { Fulfilled = Quantity.Max(line.Fulfilled, line.Ordered) })],
    }).Closed(id, at);

    /// <summary>So much of an item was shipped or received, on top of what was before: given to its lines in their order, what is too much to the last.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public TradeBook Fulfilled(string id, string item, Quantity quantity, DateTimeOffset at) => Change(id, one => one with
    {
        FulfilledAt = one.FulfilledAt ?? at,
        Lines = Given(one.Lines, item, quantity, (line => line.Ordered - line.Fulfilled, (line, more) => line with { Fulfilled = line.Fulfilled + more })),
    }).Closed(id, at);

    /// <summary>So much of an item came back.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public TradeBook Returned(string id, string item, Quantity quantity) => Change(id, one => one with
    {
        Lines = Given(one.Lines, item, quantity, (line => line.Fulfilled - line.Returned, (line, more) => line with { Returned = line.Returned + more })),
    });

    /// <summary>So much of a line was shipped, on top of what was before.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public TradeBook FulfilledLine(string id, string line, Quantity quantity, DateTimeOffset at) =>
        Change(id, one => Lined(one, line, known => known with { Fulfilled = known.Fulfilled + quantity }) with { FulfilledAt = one.FulfilledAt ?? at });

    /// <summary>So much of a line came back; below 0 where the customer gets it again.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public TradeBook ReturnedLine(string id, string line, Quantity quantity) => Change(id, one => Lined(one, line, known => known with { Returned = known.Returned + quantity }));

    /// <summary>A line is to have so much more; below 0 where it is to have less.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public TradeBook ChangedLine(string id, string line, Quantity quantity) => Change(id, one => Lined(one, line, known => known with { Ordered = known.Ordered + quantity }));

    /// <summary>Nothing is left to be shipped; what was stays so.</summary>
    public TradeBook Completed(string id, DateTimeOffset at) => Closed(id, at);

    /// <summary>Nothing more of it will be shipped; what was stays so.</summary>
    public TradeBook Cancelled(string id, DateTimeOffset at) => Change(id, one => one with { Cancelled = true }).Closed(id, at);

    private static List<TradeLine> Given(IReadOnlyList<TradeLine> lines, string item, Quantity quantity, (Func<TradeLine, Quantity> Room, Func<TradeLine, Quantity, TradeLine> Add) how)
    {
        var last = lines.Select((line, index) => line.Item == item ? index : -1).DefaultIfEmpty(-1).Max();
        var (left, given) = (quantity, new List<TradeLine>());
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            var part = line.Item != item ? Quantity.Zero : index == last ? left : Quantity.Max(Quantity.Zero, Quantity.Min(left, how.Room(line)));
            left -= part;
            given.Add(part == Quantity.Zero ? line : how.Add(line, part));
        }
        return given;
    }

    private static TradeDocument Lined(TradeDocument one, string line, Func<TradeLine, TradeLine> change) =>
        one with { Lines = [.. one.Lines.Select(known => known.Id == line ? change(known) : known)] };

    private TradeBook Change(string id, Func<TradeDocument, TradeDocument> change) =>
        Documents.TryGetValue(id, out var document) ? this with { Documents = Documents.Set(id, change(document)) } : this;

    private TradeBook Closed(string id, DateTimeOffset at)
    {
        if (!Documents.ContainsKey(id)) return this;
        var over = Over.Set(Keys.Of(Keys.Part(at), id), id);
        if (over.Count <= OverKept || !over.TryFirst(out var oldest, out var forgotten)) return this with { Over = over };
        return new(Documents.Remove(forgotten), over.Remove(oldest));
    }
}
