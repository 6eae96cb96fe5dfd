using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>
/// The smallest change of each kind after which the chosen site ships nothing of a line. A change is claimed only if deciding anew shows that it flips the choice,
/// and that 99 % of it do not.
/// </summary>
internal sealed class FlipSearch(PreparedNetwork network, Func<SourcingOrder, WhatIf, SourcedOrder> decide, OtherTimes times)
{
    private readonly FlipCheck check = new(network, decide);
    private readonly TimeFlips byTheClock = new(network, times);

    public IReadOnlyList<ChoiceFlip> Of(ServedLine served, SourcedOrder answer)
    {
        ChoiceFlip?[] all = [Price(served, answer), Stock(served), Distance(served), Hour(served), byTheClock.CutOff(served), byTheClock.Downtime(served, answer.DroppedSoft)];
        return [.. all.OfType<ChoiceFlip>()];
    }

    /// <summary>An answer with the site becomes dearer by exactly what a shipment does, one without it stays as it is.</summary>
    private ChoiceFlip? Price(ServedLine served, SourcedOrder answer)
    {
        var margin = decide(served.Order, new() { WithoutSite = served.Site }).Cost - answer.Cost;
        return margin > 0 ? Claim("price", margin * FlipCheck.Above, served, by => new() { DearerSite = served.Site, DearerBy = by }) : null;
    }

    private ChoiceFlip? Stock(ServedLine served)
    {
        var pool = network.Stock.Find(network.ItemIds.Find(served.Line.Item), served.Site);
        WhatIf Keep(double units) => new() { KeptPool = pool, Kept = (long)units };
        var (stays, flips) = (0L, network.Stock.Available(pool));
        while (flips - stays > 1)
        {
            var middle = stays + ((flips - stays) / 2);
            if (check.Flips(served, Keep(middle), out _)) flips = middle;
            else stays = middle;
        }
        return Claim("stock", flips, served, Keep);
    }

    private ChoiceFlip? Distance(ServedLine served)
    {
        if (network.Policy.MaxDistanceKm is not { } limit) return null;
        var entry = network.To(served.Order.Destination).EntryOf(served.Site);
        var far = entry < 0 ? 0 : network.To(served.Order.Destination).Terms[entry].DistanceKm;
        return far > 0 && far < limit ? Claim("distance", Math.Min(limit, (limit - far) * FlipCheck.Above), served, by => new() { MaxDistanceKm = limit - by }) : null;
    }

    private ChoiceFlip? Hour(ServedLine served)
    {
        if (served.Order.PromisedBy is not { } promise || (network.Policy.LatenessPenaltyPerHour == 0 && !network.Policy.Soft.Contains(SoftConstraint.Promise))) return null;
        WhatIf Earlier(double hours) => new() { PromisedHoursEarlier = hours };
        var (stays, flips) = (0d, Math.Max(1, (promise - network.Problem.At).TotalHours));
        if (!check.Flips(served, Earlier(flips), out _)) return null;
        while (flips - stays > 0.002 * flips)
        {
            var middle = (stays + flips) / 2;
            if (check.Flips(served, Earlier(middle), out _)) flips = middle;
            else stays = middle;
        }
        // What arrives at the last moment flips at once: there is no smallest change.
        return flips < FlipCheck.Second ? null : Claim("hour", flips, served, Earlier);
    }

    private ChoiceFlip? Claim(string what, double by, ServedLine served, Func<double, WhatIf> change) =>
        check.Flips(served, change(by), out var to) && check.Stays(served, change(by * FlipCheck.Less)) ? new(what, by, to) : null;
}
