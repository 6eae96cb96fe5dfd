using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How the days of stock follow from facts: by the state's own rules, applied to one position at a time.</summary>
/// <param name="isCustomer">Whether a movement goes to a customer.</param>
internal sealed class StockFold(Touched<StockPosition> books, Touched<StockDayRow> days, Func<string, bool> isCustomer)
{
    private const long SecondsADay = 86_400;

    public void Apply(Fact fact)
    {
        switch (fact.Body)
        {
            case StockCounted counted: Count(counted, fact); break;
            case StockReceived received: Move(fact, received.Site, received.Item, (day, _) => day.In = Add(day.In, received.Quantity)); break;
            case StockDispatched dispatched: Move(fact, dispatched.Site, dispatched.Item, (day, _) => Dispatch(day, dispatched)); break;
            case StockAdjusted adjusted: Move(fact, adjusted.Site, adjusted.Item, (day, _) => Adjust(day, adjusted)); break;
            case ProductionObserved made: Change(fact, made.Site, made.Item, day => day.Made = Add(day.Made, made.Quantity)); break;
            case StockReserved or StockReleased or StockSafetySet or LotHeld: Follow(fact); break;
            case IMovesStock moving: Shift(moving.Shifts(), fact); break;
        }
    }

    private void Count(StockCounted counted, Fact fact)
    {
        var known = books.Find(Keys.Of(counted.Site, counted.Item))?.BookOf(counted.Lot);
        Move(fact, counted.Site, counted.Item, (day, net) =>
        {
            if (known is not { } book) return;
            day.Difference = Add(day.Difference, new(net));
            day.Counts++;
            if (CountDiffersFromBook.Judge(counted.Site, counted.Item, book, counted.Quantity, fact.OccurredAt) is null) day.CountsWithin++;
        });
    }

    private void Dispatch(StockDayRow day, StockDispatched dispatched)
    {
        if (isCustomer(dispatched.Reference)) day.Sold = Add(day.Sold, dispatched.Quantity);
        else day.Moved = Add(day.Moved, dispatched.Quantity);
    }

    /// <summary>What orders take is sold; what comes back from them came in.</summary>
    private void Shift(IEnumerable<StockShift> shifts, Fact fact)
    {
        foreach (var place in shifts.GroupBy(shift => (shift.Site, shift.Item))) // ordered: as they first stand in the fact
        {
            var (onHand, lost) = place.Aggregate((OnHand: Quantity.Zero, Lost: Quantity.Zero), (sum, one) => (sum.OnHand + one.Terms.OnHand, sum.Lost + one.Terms.WrittenOff));
            Move(fact, place.Key.Site, place.Key.Item, (day, _) =>
            {
                if (onHand > Quantity.Zero) day.In = Add(day.In, onHand);
                else day.Sold = Add(day.Sold, -onHand - Quantity.Min(lost, -onHand));
                if (lost > Quantity.Zero && onHand < Quantity.Zero) day.Lost = Add(day.Lost, lost);
            });
        }
    }

    /// <summary>What left beyond what the book held has left all the same.</summary>
    private static void Adjust(StockDayRow day, StockAdjusted adjusted)
    {
        var left = new Quantity(Micros.AddCapped(-adjusted.Delta.Micros, adjusted.Missing.Micros));
        if (left < Quantity.Zero) day.In = Add(day.In, -left);
        else if (adjusted.Reason == AdjustmentReason.Sale) day.Sold = Add(day.Sold, left);
        else if (adjusted.Reason == AdjustmentReason.Transfer) day.Moved = Add(day.Moved, left);
        else day.Lost = Add(day.Lost, left);
    }

    /// <param name="note">Told the day, and by how much the book moved in millionths.</param>
    private void Move(Fact fact, string site, string item, Action<StockDayRow, long> note)
    {
        var before = books.Find(Keys.Of(site, item))?.OnHand.Micros ?? 0;
        var net = Follow(fact, site, item) - before;
        var left = SecondsADay - (long)fact.OccurredAt.UtcDateTime.TimeOfDay.TotalSeconds;
        Change(fact, site, item, day =>
        {
            day.Net = Micros.AddCapped(day.Net, net);
            day.HeldSeconds = (long)Int128.Clamp(day.HeldSeconds + ((Int128)net * left), long.MinValue, long.MaxValue);
            note(day, net);
        });
    }

    private void Change(Fact fact, string site, string item, Action<StockDayRow> change)
    {
        var day = new DateTimeOffset(fact.OccurredAt.UtcDateTime.Date, TimeSpan.Zero);
        var id = Keys.Of(site, item, Keys.Part(day));
        var row = days.Find(id) ?? new StockDayRow { Id = id, Site = site, Item = item, Day = day };
        change(row);
        days.Set(id, row, fact.Sequence);
    }

    private void Follow(Fact fact)
    {
        if (fact.Body is StockReserved reserved) Follow(fact, reserved.Site, reserved.Item);
        else if (fact.Body is StockReleased released) Follow(fact, released.Site, released.Item);
        else if (fact.Body is StockSafetySet set) Follow(fact, set.Site, set.Item);
        else if (fact.Body is LotHeld held) Follow(fact, held.Site, held.Item);
    }

    /// <returns>What is on hand after it, in millionths.</returns>
    private long Follow(Fact fact, string site, string item)
    {
        var key = Keys.Of(site, item);
        var alone = books.Find(key) is { } known ? OrdinalMap<StockPosition>.Empty.Set(key, known) : OrdinalMap<StockPosition>.Empty;
        var after = NetworkApply.Apply(NetworkState.Empty with { Stock = alone }, fact).Stock[key];
        books.Set(key, after, fact.Sequence);
        return after.OnHand.Micros;
    }

    private static long Add(long sum, Quantity quantity) => Micros.AddCapped(sum, quantity.Micros);
}
