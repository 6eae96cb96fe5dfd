using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Finance;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>A signal moves what it tells of; what is not as it should be opens or feeds a case, what is well again closes it.</summary>
internal static class SignalToCase
{
    public static void Follow(Turn turn, Signal signal)
    {
        switch (signal.Type)
        {
            case SignalTypes.SupplierDelayed: FollowDelay(turn, signal); break;
            case SignalTypes.InventoryCounted: FollowCount(turn, signal); break;
            case SignalTypes.DemandObserved: DemandNews.Follow(turn, signal); break;
            case SignalTypes.ProductionReported: FollowProduction(turn, signal); break;
            case SignalTypes.SiteDown: FollowOutage(turn, signal); break;
            case SignalTypes.SiteUp: FollowRecovery(turn, signal); break;
            case SignalTypes.CarrierStatus: FollowCarrier(turn, signal); break;
            case SignalTypes.ShipmentDeparted or SignalTypes.ShipmentEta or SignalTypes.ShipmentArrived: ShipmentNews.Follow(turn, signal); break;
            case SignalTypes.OrderPlaced: OrderPlacing.Place(turn, signal); break;
            case SignalTypes.OrderCancelled or SignalTypes.OrderReleased or SignalTypes.OrderPicked or SignalTypes.OrderPacked or SignalTypes.OrderShipped or SignalTypes.OrderDelivered or SignalTypes.ReturnReceived: OrderNews.Follow(turn, signal); break;
            case SignalTypes.PurchaseOrderConfirmed: ConfirmationNews.Follow(turn, signal); break;
            case SignalTypes.InventoryAdjusted: StockNews.Follow(turn, signal); break;
            case SignalTypes.LaneCondition: LaneNews.Follow(turn, signal); break;
            case SignalTypes.SiteCapacity: CapacityNews.Follow(turn, signal); break;
            case SignalTypes.AutomationTelemetry: AutomationNews.Follow(turn, signal); break;
            case SignalTypes.PlanPublished: PlanNews.Follow(turn, signal); break;
            case SignalTypes.LotHeld: LotNews.Hold(turn, signal); break;
            case SignalTypes.LotReleased: LotNews.Release(turn, signal); break;
            case SignalTypes.InvoiceReceived or SignalTypes.CreditNoteReceived: InvoiceMatching.Take(turn, signal, Ref(signal)); break;
            case SignalTypes.PaymentMade: PaymentNews.Made(turn, signal); break;
            case SignalTypes.PaymentReceived: PaymentNews.Received(turn, signal); break;
            case SignalTypes.SignalRetracted: Retraction.Follow(turn, signal); break;
        }
    }

    private static void FollowDelay(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (site, order, items) = (data.Text("site"), data.TextOrNull("purchaseOrder"), data.Texts("items"));
        string[] key = [nameof(CaseKind.SupplierDelay), .. order is null ? (string[])[site] : [site, order]];
        var known = CaseKeeping.OpenOf(turn, key)?.Deviation;
        if (SupplierIsDelayed.Judge(site, order, items, (data.Number("delayHours"), data.TextOrNull("reason"), signal.Time)) is { } deviation)
        {
            CaseKeeping.Find(turn, SupplierIsDelayed.Beside(known, deviation), Ref(signal));
        }
        else if (known is not null && SupplierIsDelayed.Without(known, items) is { } rest)
        {
            CaseKeeping.Find(turn, rest, Ref(signal));
        }
        else
        {
            CaseKeeping.Heal(turn, key, Ref(signal), "the supplier is on time again");
        }
    }

    private static void FollowCount(Turn turn, Signal signal)
    {
        var (site, item, counted) = (signal.Data.Text("site"), signal.Data.Text("item"), signal.Data.Amount("quantity"));
        var lot = signal.Data.TextOrNull("lot");
        var known = turn.State.Network.StockOf(site, item)?.BookOf(lot);
        MakingRoom.Record(turn, new StockCounted(site, item, lot, counted, known ?? Quantity.Zero), (site, item), signal.Time);
        // The first count of a position or lot is its book: there is nothing that it could differ from.
        if (known is not { } book) return;
        if (CountDiffersFromBook.Judge(site, item, book, counted, signal.Time) is { } deviation) CaseKeeping.Find(turn, deviation, Ref(signal));
        else CaseKeeping.Heal(turn, [nameof(CaseKind.CountDifference), site, item], Ref(signal), "a count equals the book");
    }

    private static void FollowProduction(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var where = (Site: data.Text("site"), Item: data.Text("item"));
        if (data.TextOrNull("productionOrder") is { } order) ProductionNews.Progress(turn, order, data.Amount("actual"), signal);
        turn.Record(new ProductionObserved(where.Site, where.Item, data.Amount("actual")), signal.Time);
        if (PlanNews.Counted(turn, (where.Site, where.Item, PlanKind.Production), signal.Time, Ref(signal))) return;
        var deviation = ProductionFallsShort.Judge(where, data.Amount("planned"), data.Amount("actual"), (data.TextOrNull("reason"), signal.Time));
        if (deviation is not null) CaseKeeping.Find(turn, deviation, Ref(signal));
        else CaseKeeping.Heal(turn, [nameof(CaseKind.ProductionShortfall), where.Site, where.Item], Ref(signal), "production meets its plan");
    }

    private static void FollowOutage(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var site = turn.State.Network.Sites[data.Text("site")];
        var from = data.InstantOrNull("from") ?? signal.Time;
        var until = data.InstantOrNull("until");
        turn.Record(new SiteWentDown(site.Id, from, until, data.TextOrNull("reason")), from);
        CaseKeeping.Find(turn, SiteIsDown.Judge(site.Id, site.Kind == SiteKind.Supplier, from, until, data.TextOrNull("reason")), Ref(signal));
    }

    private static void FollowRecovery(Turn turn, Signal signal)
    {
        var site = signal.Data.Text("site");
        if (turn.State.Network.Outages.ContainsKey(site)) turn.Record(new SiteCameUp(site), signal.Time);
        CapacityNews.CameUp(turn, site);
        CaseKeeping.Heal(turn, [nameof(CaseKind.SiteDown), site], Ref(signal), "the site is up again");
        CaseKeeping.Heal(turn, [nameof(CaseKind.SupplierDown), site], Ref(signal), "the site is up again");
    }

    private static void FollowCarrier(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (carrier, lane) = (data.Text("carrier"), data.TextOrNull("lane"));
        var deviation = CarrierIsBelowService.Judge(carrier, lane, data.Text("status"), (data.NumberOrNull("delayHours"), data.TextOrNull("reason"), signal.Time));
        if (deviation is not null) CaseKeeping.Find(turn, deviation, Ref(signal));
        else CaseKeeping.Heal(turn, [nameof(CaseKind.CarrierService), .. lane is null ? (string[])[carrier] : [carrier, lane]], Ref(signal), "the carrier runs normally");
    }

    public static string Ref(Signal signal) => Keys.Of(signal.Source, signal.Id);
}
