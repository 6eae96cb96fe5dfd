using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Network;

/// <param name="InTransit">On shipments towards the site.</param>
/// <param name="OnOrder">On purchase orders towards the site.</param>
/// <param name="Making">By open production orders at the site, not made yet.</param>
public sealed record PlaceRow(string Site, string Name, SiteKind? Kind, string Item, Quantity OnHand, Quantity Reserved, Quantity InTransit, Quantity OnOrder, Quantity Making)
{
    public Quantity All => OnHand + InTransit + OnOrder + Making;
}

/// <summary>Where items are, all of them: what lies, is on its way, is ordered and is being made.</summary>
/// <param name="Rows">In order of item, then the most first.</param>
public sealed record ItemPlaces(IReadOnlyList<PlaceRow> Rows)
{
    public static ItemPlaces None { get; } = new([]);

    public PlaceRow Total { get; } = new(
        "", "", null, "", Sum(Rows, row => row.OnHand), Sum(Rows, row => row.Reserved), Sum(Rows, row => row.InTransit), Sum(Rows, row => row.OnOrder), Sum(Rows, row => row.Making));

    public static ItemPlaces Of(TowerState state, IReadOnlyList<string> items) => new([.. items.SelectMany(item => OfItem(state, item))]);

    private static IEnumerable<PlaceRow> OfItem(TowerState state, string item)
    {
        var rows = new SortedDictionary<string, PlaceRow>(StringComparer.Ordinal);
        foreach (var held in state.Network.PositionsOf(item)) Change(held.Site, row => row with { OnHand = held.OnHand, Reserved = held.Reserved });
        foreach (var (movement, quantity) in state.Orders.InboundOf(item))
        {
            Change(movement.To, row => state.Orders.Shipments.ContainsKey(movement.Id) ? row with { InTransit = row.InTransit + quantity } : row with { OnOrder = row.OnOrder + quantity });
        }
        foreach (var order in state.Orders.ProductionOf(item)) Change(order.Site, row => row with { Making = row.Making + order.Left });
        return rows.Values.OrderByDescending(row => row.All).ThenBy(row => row.Site, StringComparer.Ordinal);

        void Change(string site, Func<PlaceRow, PlaceRow> change)
        {
            var known = state.Network.Sites.Find(site);
            rows[site] = change(rows.GetValueOrDefault(site) ?? new(site, known?.Name ?? site, known?.Kind, item, default, default, default, default, default));
        }
    }

    private static Quantity Sum(IEnumerable<PlaceRow> rows, Func<PlaceRow, Quantity> of) => rows.Aggregate(Quantity.Zero, (sum, row) => sum + of(row));
}
