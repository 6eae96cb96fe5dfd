using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>What happened to a carried order, as it remembers it itself; every fact of it stands in the journal.</summary>
/// <param name="Who">The site, carrier or return that it is about; null where it is the whole.</param>
/// <param name="Step">Of two at one instant, which comes first in an order's life.</param>
public sealed record OrderEvent(DateTimeOffset At, string What, string? Who, Stage Step)
{
    private static readonly Stage LastStep = Enum.GetValues<Stage>().Max();

    /// <summary>The newest first; of one instant what comes later in an order's life first.</summary>
    public static IReadOnlyList<OrderEvent> Of(TowerState state, OrderTrack track) =>
        [.. Stages(track).Concat(Shipped(state, track)).Concat(Back(track)).OrderByDescending(one => one.At).ThenByDescending(one => one.Step)];

    /// <summary>What left is told shipment by shipment, and what is to come back return by return.</summary>
    private static IEnumerable<OrderEvent> Stages(OrderTrack track)
    {
        var all = track.Order.Lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);
        foreach (var mark in track.Marks.Where(mark => mark.Stage != Stage.ReturnRequested && (mark.Stage != Stage.Shipped || track.Shipments.Count == 0)))
        {
            var part = mark.Quantity < all ? $", {mark.Quantity} of {Units(all)}" : "";
            if (mark.First == mark.Last) yield return new(mark.First, OrderWords.Of(mark.Stage) + part, null, mark.Stage);
            else
            {
                yield return new(mark.First, $"{OrderWords.Of(mark.Stage)}, the first of it", null, mark.Stage);
                yield return new(mark.Last, $"{OrderWords.Of(mark.Stage)}, {(mark.Quantity < all ? part[2..] : "the last of it")}", null, mark.Stage);
            }
        }
        if (track.Damaged > Quantity.Zero && track.Marks.FirstOrDefault(mark => mark.Stage == Stage.Delivered) is { } delivered) yield return new(delivered.Last, $"{Units(track.Damaged)} arrived damaged", null, Stage.Delivered);
    }

    private static IEnumerable<OrderEvent> Shipped(TowerState state, OrderTrack track) =>
        track.Shipments.Select(one => new OrderEvent(one.ShippedAt, $"Shipped from {SiteNames.Of(state, one.Site)}{(one.Carrier is { } carrier ? $" by {carrier}" : "")}", one.Id, Stage.Shipped));

    private static IEnumerable<OrderEvent> Back(OrderTrack track)
    {
        foreach (var one in track.Returns)
        {
            yield return new(one.RequestedAt, $"Return asked for{(one.Reason is { } reason ? $": {reason}" : "")}", one.Id, Stage.ReturnRequested);
            if (one.EndedAt is { } ended) yield return new(ended, $"Return ended: {one.Outcome?.ToString().ToLowerInvariant()}", one.Id, LastStep);
        }
    }

    private static string Units(Quantity quantity) => $"{NumberFormat.Text(quantity.Units)} {(quantity.Units == 1 ? "unit" : "units")}";
}
