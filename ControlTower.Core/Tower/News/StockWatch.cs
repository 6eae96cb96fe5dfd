using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Runs;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Core.Tower.News;

/// <summary>
/// Looks at the positions that facts have moved: who is out while orders wait, or below safety while nothing comes in time, is a case;
/// who is cured heals. A few are looked at in the same turn, many by the bell, a portion each time.
/// </summary>
internal static class StockWatch
{
    private const int MostAtOnce = 8;
    private const int MostInAFact = 2_000;

    /// <param name="since">How many facts there were, and the state, before the news.</param>
    public static void Follow(Turn turn, (int Facts, TowerState State) since)
    {
        if (ReferenceEquals(turn.State.Network, since.State.Network) && ReferenceEquals(turn.State.Orders, since.State.Orders)) return;
        var moved = OrdinalMap<StockPlace>.Empty;
        for (var i = since.Facts; i < turn.Facts.Count; i++)
        {
            foreach (var place in StockPlaces.Of(turn.Facts[i].Body, since.State.Orders, turn.State.Orders))
            {
                if (NeedsLook(turn.State, place)) moved = moved.Set(Keys.Of(place.Site, place.Item), place);
            }
        }
        if (moved.Count <= MostAtOnce) foreach (var place in moved.Values) Look(turn, place);
        else foreach (var portion in moved.Values.Chunk(MostInAFact)) turn.Conclude(new StockToBeLookedAt(portion));
    }

    public static void Ring(Turn turn, int portion)
    {
        if (turn.State.Network.ToLookAt.Count == 0) return;
        var places = turn.State.Network.ToLookAt.Values.Take(portion).ToList();
        foreach (var place in places) turn.TryPart(() => Look(turn, place));
        turn.Conclude(new StockLookedAt(places));
    }

    private static bool NeedsLook(TowerState state, StockPlace place)
    {
        if (state.Network.StockOf(place.Site, place.Item) is not { } position) return false;
        return position.Available <= Quantity.Zero || position.Available < (position.Safety ?? Quantity.Zero) || IsOpen(state, CaseKind.StockOut, place) || IsOpen(state, CaseKind.BelowSafety, place);
    }

    private static void Look(Turn turn, StockPlace place)
    {
        var kind = Judge(turn, place) is { } found ? Find(turn, place, found) : (CaseKind?)null;
        if (kind != CaseKind.StockOut) Heal(turn, CaseKind.StockOut, place, kind is null ? "enough is there or comes in time" : "something is there again");
        if (kind != CaseKind.BelowSafety) Heal(turn, CaseKind.BelowSafety, place, kind is null ? "enough is there or comes in time" : "nothing is left of it");
    }

    /// <summary>Null where nothing is wrong. Where no safety stock is told, only being out while orders wait is.</summary>
    private static StockFigures? Judge(Turn turn, StockPlace place)
    {
        if (!ItemStock.IsOurs(turn.State.Network, place.Site) || turn.State.Network.StockOf(place.Site, place.Item) is not { } position) return null;
        if (position.Available > Quantity.Zero && position.Available >= (position.Safety ?? Quantity.Zero)) return null;
        var figures = new ItemStock(turn.State, place.Item, turn.Now).Of(position);
        return figures.Short is null ? null : figures;
    }

    /// <summary>What is known of it already is not told again unless it has become another.</summary>
    private static CaseKind Find(Turn turn, StockPlace place, StockFigures figures)
    {
        var isOut = figures.Position.Available <= Quantity.Zero && figures.Wanted > Quantity.Zero;
        var known = CaseKeeping.OpenOf(turn, Key(isOut ? CaseKind.StockOut : CaseKind.BelowSafety, place));
        var at = known is { Status: not CaseStatus.ReturnedToNormal } ? known.Deviation.BeganAt : turn.Now;
        var found = StockIsShort.Judge((place.Site, place.Item), isOut, (figures.Position.Available, figures.Safety, figures.Missing), (ItemStock.LeadHours(turn.State.Network, place.Site), at));
        if (known is not { Status: not CaseStatus.ReturnedToNormal } || known.Deviation.Delta != found.Delta || known.Deviation.Actual != found.Actual) CaseKeeping.Find(turn, found, null);
        return found.Kind;
    }

    private static void Heal(Turn turn, CaseKind kind, StockPlace place, string because) => CaseKeeping.Heal(turn, Key(kind, place), null, because);

    private static bool IsOpen(TowerState state, CaseKind kind, StockPlace place) =>
        state.Exceptions.ByKey.TryGetValue(Keys.Of(Word(kind), place.Site, place.Item), out var id) && state.Exceptions.Open[id].Status != CaseStatus.ReturnedToNormal;

    private static string[] Key(CaseKind kind, StockPlace place) => [Word(kind), place.Site, place.Item];

    /// <summary>Looked up at each count, so without looking into the type.</summary>
    private static string Word(CaseKind kind) => kind == CaseKind.StockOut ? nameof(CaseKind.StockOut) : nameof(CaseKind.BelowSafety);
}
