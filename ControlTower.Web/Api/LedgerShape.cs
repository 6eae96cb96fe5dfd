using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Web.Api;

/// <summary>The accounts of a lot at a site: onHand + inTransit + shipped − returned + writtenOff = received + adjusted.</summary>
/// <param name="Lot">Empty for what belongs to none.</param>
/// <param name="Bound">Of what is on hand, set aside for orders, or back from them and not judged.</param>
public sealed record LedgerShape(
    string Site, string Item, string Lot, Quantity OnHand, Quantity Bound, Quantity InTransit, Quantity Shipped, Quantity Returned, Quantity WrittenOff, Quantity Received, Quantity Adjusted)
{
    public static LedgerShape Of(NetworkState network, StockLedger ledger)
    {
        var position = network.StockOf(ledger.Site, ledger.Item)!;
        var none = ledger.Lot == StockPosition.NoLot;
        var (lies, bound) = (position.LyingOf(ledger.Lot), position.BoundOf(ledger.Lot));
        return new(
            ledger.Site, ledger.Item, ledger.Lot, none ? lies + position.LyingOf(null) : lies, none ? bound + position.BoundOf(null) : bound,
            ledger.InTransit, ledger.Shipped, ledger.Returned, ledger.WrittenOff, ledger.Received, ledger.Adjusted);
    }
}
