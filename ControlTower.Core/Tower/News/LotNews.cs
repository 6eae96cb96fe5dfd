using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>A lot that is held is not available from that moment on; the case is over when it is released, scrapped or gone.</summary>
internal static class LotNews
{
    public static void Hold(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var what = (Site: data.Text("site"), Item: data.Text("item"), Lot: data.Text("lot"));
        var (reason, until) = (data.TextOrNull("reason"), data.InstantOrNull("until"));
        var before = turn.State.Network.StockOf(what.Site, what.Item)!;
        var known = before.Lots.Find(what.Lot);
        var setApart = known is null ? Quantity.Min(data.Amount("quantity"), MakingRoom.Takable(turn.State, (what.Site, what.Item, what.Lot), before.OfNoLot())) : Quantity.Zero;
        if (known?.Held != true) MakingRoom.Record(turn, new LotHeld(what.Site, what.Item, what.Lot, setApart, reason), (what.Site, what.Item), signal.Time);
        var held = turn.State.Network.StockOf(what.Site, what.Item)!.Lots[what.Lot].Quantity;
        var recall = data.TryGetProperty("recall", out var told) && told.ValueKind == System.Text.Json.JsonValueKind.True;
        CaseKeeping.Find(turn, LotIsHeld.Judge(what, held, (recall, reason), (signal.Time, until)), SignalToCase.Ref(signal));
    }

    public static void Release(Turn turn, Signal signal)
    {
        var (site, item, lot) = (signal.Data.Text("site"), signal.Data.Text("item"), signal.Data.Text("lot"));
        if (IsHeld(turn, site, item, lot)) turn.Record(new LotReleased(site, item, lot, signal.Data.TextOrNull("reason")), signal.Time);
        Heal(turn, (site, item, lot), SignalToCase.Ref(signal), "the lot is released");
    }

    /// <summary>What was held has left the book, scrapped or counted away.</summary>
    public static void LookAt(Turn turn, (string Site, string Item, string Lot) what, string? reference)
    {
        if (turn.State.Network.StockOf(what.Site, what.Item)?.Lots.ContainsKey(what.Lot) != true) Heal(turn, what, reference, "nothing of the lot is left");
    }

    /// <summary>A withdrawn signal holds no lot.</summary>
    public static void TakeBack(Turn turn, Deviation hold)
    {
        if (hold.About is [var site, var item, var lot] && IsHeld(turn, site, item, lot)) turn.Record(new LotReleased(site, item, lot, "its signal was withdrawn"));
    }

    private static bool IsHeld(Turn turn, string site, string item, string lot) => turn.State.Network.StockOf(site, item)?.Lots.Find(lot)?.Held == true;

    private static void Heal(Turn turn, (string Site, string Item, string Lot) what, string? reference, string because) =>
        CaseKeeping.Heal(turn, [nameof(CaseKind.QualityHold), what.Site, what.Item, what.Lot], reference, because);
}
