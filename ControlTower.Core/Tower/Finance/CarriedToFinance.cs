using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What moving units of a carried order means for money: how much was shipped and came back, and in which account its worth stands.</summary>
internal static class CarriedToFinance
{
    private static readonly Stage[] Gone = [Stage.Shipped, Stage.Delivered, Stage.Settled, Stage.ReturnRequested];
    private static readonly Stage[] Back = [Stage.ReturnReceived, Stage.Inspected, Stage.Restocked, Stage.WrittenOff];

    public static TradeBook Follow(TradeBook book, OrderMoved moved, DateTimeOffset at)
    {
        foreach (var move in moved.Moves)
        {
            var (from, to) = (move.From?.Stage, move.To.Stage);
            if (moved.Transition == OrderMachine.Change) book = book.ChangedLine(moved.Order, move.Line, from is null ? move.Quantity : -move.Quantity);
            if (HasLeft(to) && !(from is { } there && HasLeft(there))) book = book.FulfilledLine(moved.Order, move.Line, move.Quantity, at);
            if (Back.Contains(to) && !(from is { } was && Back.Contains(was))) book = book.ReturnedLine(moved.Order, move.Line, move.Quantity);
            if (from is { } before && Back.Contains(before) && !Back.Contains(to)) book = book.ReturnedLine(moved.Order, move.Line, -move.Quantity);
        }
        return book;
    }

    /// <summary>The entry that takes the worth of the units from account to account; null where none changes its own.</summary>
    public static PostingDraft? Worth(OrderMoved moved, (TowerState State, Func<TowerState, string, Quantity, Money?> Worth, Func<TowerState, string, bool> IsOurs) by)
    {
        var draft = new PostingDraft();
        foreach (var move in moved.Moves)
        {
            var (from, to) = (AccountOf(move.From), AccountOf(move.To));
            if (from != to && by.Worth(by.State, move.Item, move.Quantity) is { } worth) draft.Move(from, to, worth);
        }
        return draft.IsEmpty ? null : draft;

        // What comes back to a site that is not ours stays sold.
        AccountRole AccountOf(UnitPlace? place) => place?.Stage switch
        {
            { } stage when Gone.Contains(stage) => AccountRole.CostOfGoodsSold,
            Stage.Lost => AccountRole.WriteOff,
            { } stage when Back.Contains(stage) && !(place.ReturnedTo is { } site && by.IsOurs(by.State, site)) => AccountRole.CostOfGoodsSold,
            Stage.WrittenOff => AccountRole.WriteOff,
            _ => AccountRole.Inventory,
        };
    }

    private static bool HasLeft(Stage stage) => Gone.Contains(stage) || Back.Contains(stage) || stage == Stage.Lost;
}
