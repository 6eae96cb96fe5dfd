using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Web.Api;

/// <param name="Missing">Until own orders and safety stock are covered; zero where nothing is.</param>
/// <param name="Quantity">What is missing, expires or could be spared.</param>
/// <param name="Move">The one that cures most of it, or that it cures elsewhere; null where none can.</param>
/// <param name="Further">Moves beside it, where one is not enough.</param>
/// <param name="Case">The open case about it; null where it is none.</param>
public sealed record ImbalanceShape(
    string Item, ImbalanceKind Kind, string Site, Quantity OnHand, Quantity Available, Quantity? Safety, Quantity Missing, Quantity Quantity, DateTimeOffset? ExpiresAt,
    StockMove? Move, IReadOnlyList<StockMove> Further, string? Case)
{
    public static ImbalanceShape Of(TowerState state, StockImbalance one) => new(
        one.Item, one.Kind, one.Site, one.OnHand, one.Available, one.Safety, one.Missing, one.Quantity, one.ExpiresAt,
        one.Moves.Count > 0 ? one.Moves[0] : null, [.. one.Moves.Skip(1)], StockBalance.CaseOf(state, one));
}
