using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Storage.Projections;

/// <summary>What an order's move did to the book of each place that it touches, read off the book before and after.</summary>
internal static class PlainMoves
{
    public static IEnumerable<(string Site, string Item, double Came, double Left)> Of(OrderMoved moved, TowerState before, TowerState after)
    {
        foreach (var (site, item) in Places(moved))
        {
            var delta = (after.Network.StockOf(site, item)?.OnHand.Units ?? 0) - (before.Network.StockOf(site, item)?.OnHand.Units ?? 0);
            var lost = moved.Moves.Where(move => move.To.Stage == Stage.WrittenOff && move.Item == item && (move.To.ReturnedTo ?? move.To.Site) == site).Sum(move => move.Quantity.Units);
            yield return (site, item, (double)Math.Max(0, delta), (double)Math.Max(0, -delta - lost));
        }
    }

    public static IEnumerable<(string Site, string Item)> Places(OrderMoved moved) =>
        moved.Moves.SelectMany(move => new[] { move.From, move.To }).OfType<UnitPlace>().SelectMany(place => new[] { place.Site, place.ReturnedTo }).OfType<string>().Distinct()
            .SelectMany(site => moved.Moves.Select(move => (site, move.Item))).Distinct();
}
