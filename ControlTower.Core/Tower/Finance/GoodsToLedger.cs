using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// Goods that move are worth what their item's unit cost says; so the inventory account moves with the book of our own sites. What is bought
/// is owed at the price of its order, and the difference to the unit cost is a variance. What has no cost is not in the books.
/// </summary>
internal static class GoodsToLedger
{
    private const string Count = "count";

    /// <param name="count">So many of the turn's facts are looked at.</param>
    public static void Follow(Turn turn, TowerState before, int count)
    {
        var counted = (Draft: new PostingDraft(), At: turn.Now);
        var book = IsBookAsked(turn, count) ? before.Network : null;
        for (var index = 0; index < count; index++)
        {
            var fact = turn.Facts[index];
            var was = book;
            book = book is null ? null : NetworkApply.Apply(book, fact);
            if (fact.Body is StockCounted one) counted = (counted.Draft, Counted(turn, before, (counted.Draft, counted.At), (one, More(was, book, one), fact.OccurredAt)));
            else if (Moved(turn.State, fact.Body) is { Draft: { } draft } moved) Post(turn, PostingCause.Stock, (moved.Reference, fact.OccurredAt), draft);
        }
        Post(turn, PostingCause.Stock, (Count, counted.At), counted.Draft);
    }

    /// <summary>Nothing is posted where nothing is worth anything, or its worth is more than the books can hold.</summary>
    public static void Post(Turn turn, PostingCause cause, (string Reference, DateTimeOffset At) what, PostingDraft draft)
    {
        if (draft.IsEmpty) return;
        turn.TryPart(() => turn.Conclude(new Posted(new(turn.State.Finance.Ledger.NextId, cause, what.Reference, what.At, draft.Lines())), what.At));
    }

    /// <summary>The first count of a position is what the books open with; a later one is found or lost.</summary>
    private static DateTimeOffset Counted(Turn turn, TowerState before, (PostingDraft Draft, DateTimeOffset At) so, (StockCounted Fact, Quantity More, DateTimeOffset At) one)
    {
        var first = before.Network.StockOf(one.Fact.Site, one.Fact.Item) is null;
        if (IsOurs(turn.State, one.Fact.Site) && Worth(turn.State, one.Fact.Item, one.More) is { } worth)
        {
            so.Draft.Move(first ? AccountRole.OpeningBalance : AccountRole.WriteOff, AccountRole.Inventory, worth);
        }
        return one.At;
    }

    /// <summary>Counting a lot may turn units of no lot into its own, and orders may make room before: then only the book tells how many there are more.</summary>
    private static bool IsBookAsked(Turn turn, int count)
    {
        var facts = turn.Facts.Take(count).Select(fact => fact.Body).ToList();
        return facts.Exists(fact => fact is StockCounted { Lot: not null }) || (facts.Exists(fact => fact is StockCounted) && facts.Exists(fact => fact is OrderMoved));
    }

    private static Quantity More(NetworkState? was, NetworkState? book, StockCounted one) => was is null || book is null
        ? one.Quantity - one.Book
        : (book.StockOf(one.Site, one.Item)?.OnHand ?? Quantity.Zero) - (was.StockOf(one.Site, one.Item)?.OnHand ?? Quantity.Zero);

    private static (PostingDraft? Draft, string Reference) Moved(TowerState state, IFact fact) => fact switch
    {
        StockAdjusted one when IsOurs(state, one.Site) => (Worth(state, one.Item, one.Delta) is { } worth ? new PostingDraft().Move(CounterOf(one.Reason), AccountRole.Inventory, worth) : null, Keys.Of(one.Site, one.Item)),
        StockDispatched one when IsOurs(state, one.Site) => (Worth(state, one.Item, one.Quantity) is { } worth ? new PostingDraft().Move(AccountRole.Inventory, Towards(state, one.Reference), worth) : null, one.Reference),
        OrderMoved one => (CarriedToFinance.Worth(one, (state, Worth, IsOurs)), one.Order),
        ShipmentArrived one when state.Finance.Trade.Find(one.Shipment) is { To: { } to } document && IsOurs(state, to) => (Arrived(state, document, one), one.Shipment),
        _ => (null, ""),
    };

    private static AccountRole CounterOf(AdjustmentReason reason) => reason switch
    {
        AdjustmentReason.Sale => AccountRole.CostOfGoodsSold,
        AdjustmentReason.Receipt => AccountRole.GoodsReceivedNotInvoiced,
        AdjustmentReason.Transfer => AccountRole.GoodsInTransit,
        _ => AccountRole.WriteOff,
    };

    /// <summary>What goes to a site of ours stays ours on the way.</summary>
    private static AccountRole Towards(TowerState state, string shipment) =>
        state.Finance.Trade.Find(shipment)?.To is { } to && IsOurs(state, to) ? AccountRole.GoodsInTransit : AccountRole.CostOfGoodsSold;

    private static PostingDraft? Arrived(TowerState state, TradeDocument document, ShipmentArrived arrived)
    {
        var draft = new PostingDraft();
        var came = arrived.Lines ?? [.. document.Lines.Select(line => new MovementLine(line.Item, line.Ordered))];
        foreach (var line in came.Where(line => line.Quantity > Quantity.Zero))
        {
            if (document.Kind == TradeKind.Purchase) Bought(draft, (Worth(state, line.Item, line.Quantity), PriceOf(document, line)));
            else if (Worth(state, line.Item, line.Quantity) is { } worth) draft.Move(document.From is { } from && IsOurs(state, from) ? AccountRole.GoodsInTransit : AccountRole.GoodsReceivedNotInvoiced, AccountRole.Inventory, worth);
        }
        return draft;
    }

    /// <summary>Cost and price in two currencies are not compared: what is owed is then stated by the cost.</summary>
    private static void Bought(PostingDraft draft, (Money? Worth, Money? Owed) what)
    {
        if ((what.Worth ?? what.Owed) is not { } worth) return;
        var owed = what.Owed is { } price && price.Currency == worth.Currency ? price : worth;
        draft.Debit(AccountRole.Inventory, worth).Credit(AccountRole.GoodsReceivedNotInvoiced, owed).Debit(AccountRole.PriceVariance, owed - worth);
    }

    private static Money? PriceOf(TradeDocument document, MovementLine line) =>
        document.Lines.FirstOrDefault(one => one.Item == line.Item)?.Price is { } price ? price * line.Quantity : null;

    private static Money? Worth(TowerState state, string item, Quantity quantity) => state.Network.Items.Find(item)?.Entry.UnitCost is { } cost ? Capped(cost, quantity) : null;

    /// <summary>Null where the worth is beyond what money can state.</summary>
    private static Money? Capped(Money cost, Quantity quantity)
    {
        var product = (Int128)cost.Micros * quantity.Micros / Micros.PerUnit;
        return Int128.Abs(product) > Micros.Exactly(Micros.Limit) ? null : cost * quantity;
    }

    private static bool IsOurs(TowerState state, string site) => state.Network.Sites.Find(site) is { Entry.Kind: not (SiteKind.Supplier or SiteKind.Customer) };
}
