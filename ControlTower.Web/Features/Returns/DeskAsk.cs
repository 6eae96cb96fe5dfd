using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Web.Features.Returns;

/// <summary>What is filled in for one step, and the body that it makes.</summary>
public sealed class DeskAsk(DeskRow row, DeskStep step)
{
    public DeskRow Row { get; } = row;

    public DeskStep Step { get; } = step;

    /// <summary>How many of each line; empty where the step takes all or none.</summary>
    public IReadOnlyList<AskedLine> Lines { get; } = step.Declared.Takes.Contains(Told.Lines) ? [.. LinesOf(row, step.Declared)] : [];

    public string Condition { get; set; } = "";

    /// <summary>What the customer gets back; empty for what the goods cost.</summary>
    public string Amount { get; set; } = "";

    public string Item { get; set; } = "";

    public decimal Quantity { get; set; } = 1;

    public decimal Hours { get; set; } = row.Track.PickUp?.WindowHours ?? 0;

    /// <summary>The same, filled in alike, over the row as it is now: of a line no more than there is.</summary>
    public DeskAsk Over(DeskRow now)
    {
        var again = new DeskAsk(now, Step) { Condition = Condition, Amount = Amount, Item = Item, Quantity = Quantity, Hours = Hours };
        foreach (var line in again.Lines)
        {
            if (Lines.FirstOrDefault(one => one.Id == line.Id) is { } before) line.Quantity = Math.Min(before.Quantity, line.Most);
        }
        return again;
    }

    public bool Tells(Told told) => Step.Declared.Takes.Contains(told) || Step.Declared.Needs.Contains(told);

    public string? Fault()
    {
        if (Lines.Any(line => line.Quantity < 0 || line.Quantity > line.Most)) return "No more than there is, and no less than none.";
        if (Lines.Count > 0 && Lines.All(line => line.Quantity == 0)) return "Say how many, of one line at least.";
        if (Tells(Told.Amount) && Amount.Length > 0 && AmountOf() is null) return "The amount is a number, 0 or above.";
        if (Tells(Told.Items) && (Item.Trim().Length == 0 || Quantity <= 0)) return "Say which item is sent instead, and how many of it.";
        return Tells(Told.WindowHours) && Hours is <= 0 or > 8_760 ? "The window is between 0 and 8,760 hours." : null;
    }

    public TransitionBody Body(string reason) => new()
    {
        Return = Tells(Told.Return) ? Row.Return?.Id : null,
        Lines = Lines.Count == 0 || Lines.All(line => line.Quantity == line.Most) ? null : [.. Lines.Where(line => line.Quantity > 0).Select(line => new LineUnits(line.Id, Core.Kernel.Quantity.Of(line.Quantity)))],
        Condition = Tells(Told.Condition) && Condition.Trim().Length > 0 ? Condition.Trim() : null,
        Amount = Tells(Told.Amount) && AmountOf() is { } amount ? Money.Of(amount, Currency) : null,
        Items = Tells(Told.Items) ? [new OrderLineEntry("1", Item.Trim(), Core.Kernel.Quantity.Of(Quantity))] : null,
        WindowHours = Tells(Told.WindowHours) ? Hours : null,
        Reason = Tells(Told.Reason) && reason.Length > 0 ? reason : null,
    };

    public string Currency => Row.Value?.Currency ?? "EUR";

    private decimal? AmountOf() => decimal.TryParse(Amount.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= Micros.Limit ? amount : null;

    private static IEnumerable<AskedLine> LinesOf(DeskRow row, Transition transition) => row.Track.Order.Lines
        .Select(line => (line.Id, line.Item, Most: row.Units.Where(group => group.Line == line.Id && transition.From.Contains(group.Place.Stage)).Sum(group => group.Quantity.Units)))
        .Where(line => line.Most > 0).Select(line => new AskedLine(line.Id, line.Item, line.Most) { Quantity = line.Most });
}

/// <param name="Most">What the step could take of it.</param>
public sealed record AskedLine(string Id, string Item, decimal Most)
{
    public decimal Quantity { get; set; }
}
