using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Network;

/// <summary>One level of an item's making, each way.</summary>
/// <param name="MadeOf">How it is made, by site; other ways than the usual after it.</param>
/// <param name="GoesInto">What is made of it, by the usual ways.</param>
public sealed record ItemRecipes(Item Item, IReadOnlyList<BomEntry> MadeOf, IReadOnlyList<BomEntry> GoesInto)
{
    public static ItemRecipes? Of(TowerState state, string? item)
    {
        if (item is null || state.Network.Items.Find(item) is not { } known) return null;
        var made = (state.Network.SitesMaking.Find(item)?.Keys ?? []).SelectMany(site => state.Network.BomsOf(site, item));
        return new(known, [.. made], [.. state.Network.BomsWith(item)]);
    }

    /// <summary>How much of it goes into one unit of a product.</summary>
    public decimal In(BomEntry product) => product.Inputs.Where(input => input.Item == Item.Id).Sum(input => input.Quantity.Units);
}
