using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Partners;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>A supplier confirms a purchase order, as asked or not.</summary>
internal static class ConfirmationNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var order = turn.State.Orders.PurchaseOrders[data.Text("purchaseOrder")];
        var at = data.InstantOrNull("at")!.Value;
        var ordered = Sum(order.Lines.Select(line => line.Quantity));
        var (confirmed, shortItems) = ConfirmedBy(data, order, ordered);
        turn.Record(new PurchaseOrderConfirmed(order.Id, confirmed, at), signal.Time);
        PartnerHealth.Confirmed(turn, order);
        var missing = Quantity.Max(Quantity.Zero, ordered - confirmed);
        IReadOnlyList<string> items = shortItems.Count > 0 && at <= order.PromisedAt ? shortItems : ItemsOf(order);
        var deviation = ConfirmationIsShortOrLate.Judge(
            (order.Id, order.From, order.To), items, (ordered, missing), (order.PromisedAt, at, data.TextOrNull("reason"), signal.Time));
        if (deviation is not null) CaseKeeping.Find(turn, deviation, SignalToCase.Ref(signal));
        else CaseKeeping.Heal(turn, [nameof(CaseKind.PurchaseOrderConfirmation), order.From, order.Id], SignalToCase.Ref(signal), "it is confirmed in full and in time");
    }

    /// <summary>More than was ordered of one item does not make up for what is short of another. What lines leave out is not confirmed.</summary>
    private static (Quantity Confirmed, IReadOnlyList<string> Short) ConfirmedBy(JsonElement data, Movement order, Quantity ordered)
    {
        if (!data.TryGetProperty("lines", out var lines) || lines.ValueKind != JsonValueKind.Array)
        {
            var told = data.NumberOrNull("quantity") is { } quantity ? Quantity.Of(quantity) : ordered;
            return (told, told < ordered ? ItemsOf(order) : []);
        }
        var entries = lines.EnumerateArray().ToList();
        var (confirmed, shortItems) = (Quantity.Zero, new List<string>());
        foreach (var item in ItemsOf(order))
        {
            var wanted = Sum(order.Lines.Where(line => line.Item == item).Select(line => line.Quantity));
            var told = Sum(entries.Where(line => line.Text("item") == item).Select(line => line.Amount("quantity")));
            if (told < wanted) shortItems.Add(item);
            confirmed = Sum([confirmed, Quantity.Min(told, wanted)]);
        }
        return (confirmed, shortItems);
    }

    private static List<string> ItemsOf(Movement order) => [.. order.Lines.Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Quantity Sum(IEnumerable<Quantity> quantities) => quantities.Aggregate(Quantity.Zero, (sum, one) => new(Micros.AddCapped(sum.Micros, one.Micros)));
}
