using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Web.Features.Network;

/// <param name="OnHand">What lies there now.</param>
public sealed record TraceRow(TraceNode Node, string SiteName, string ItemName, Quantity OnHand);

/// <summary>What becomes of an item from a site on, or where it comes from.</summary>
/// <param name="Quantity">At the start: what lies there, or one unit.</param>
/// <param name="Items">That the site has to do with, to choose from.</param>
/// <param name="Lanes">That the goods travel on, by from and to.</param>
/// <param name="Problem">Why there is none; null where all is well.</param>
public sealed record TraceView(
    TraceDirection Direction, string Site, string? Item, Quantity Quantity, IReadOnlyList<string> Items, IReadOnlyList<TraceRow> Rows, IReadOnlySet<string> Lanes, string? Problem)
{
    private const int MostItems = 500;

    /// <summary>Null where no trace is asked for.</summary>
    public static TraceView? Of(TowerState state, NetworkFilter filter, DateTimeOffset now)
    {
        if (filter is not { Site: { } site, Trace: { } direction }) return null;
        var items = ItemsAt(state, site);
        var item = filter.Item ?? (items.Count > 0 ? items[0] : null);
        var none = new TraceView(direction, site, item, Quantity.Of(1), items, [], new HashSet<string>(), null);
        if (item is null) return none with { Problem = $"Nothing is known to lie at {site}, to be made, sold or wanted there." };
        var held = state.Network.StockOf(site, item)?.OnHand ?? Quantity.Zero;
        var quantity = direction == TraceDirection.Down && held > Quantity.Zero ? held : Quantity.Of(1);
        var nodes = NetworkTrace.Of(state, new(site, item, direction, now, quantity));
        if (!nodes.Succeeded) return none with { Problem = nodes.Refusal.Message };
        return none with { Quantity = quantity, Rows = [.. nodes.Value.Select(node => Row(state, node))], Lanes = LanesOf(nodes.Value, direction) };
    }

    /// <summary>What lies at a site, is sold, made, used or expected there, in order of id.</summary>
    public static IReadOnlyList<string> ItemsAt(TowerState state, string site)
    {
        var items = new SortedSet<string>(StringComparer.Ordinal);
        items.UnionWith(state.Network.SuppliedBy(site).Select(one => one.Item));
        foreach (var (_, bom) in state.Network.Boms.WithPrefix(Keys.Prefix(site)))
        {
            items.Add(bom.Item);
            items.UnionWith(bom.Inputs.Select(input => input.Item));
        }
        items.UnionWith(state.Network.Stock.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Value.Item));
        foreach (var movement in state.Orders.ShipmentsAt(site).Concat(state.Orders.PurchaseOrdersAt(site)).Take(MostItems)) items.UnionWith(movement.Lines.Select(line => line.Item));
        return [.. items.Take(MostItems)];
    }

    private static TraceRow Row(TowerState state, TraceNode node) => new(
        node, state.Network.Sites.Find(node.Site)?.Name ?? node.Site, state.Network.Items.Find(node.Item)?.Name ?? node.Item,
        state.Network.StockOf(node.Site, node.Item)?.OnHand ?? Quantity.Zero);

    /// <summary>Downstream a place is reached from the one before it; upstream it delivers to it.</summary>
    private static HashSet<string> LanesOf(IEnumerable<TraceNode> nodes, TraceDirection direction) =>
        nodes.Where(node => node is { Via: TraceVia.Lane, From: not null })
            .Select(node => direction == TraceDirection.Down ? Keys.Of(node.From!.Site, node.Site) : Keys.Of(node.Site, node.From!.Site)).ToHashSet(StringComparer.Ordinal);
}
