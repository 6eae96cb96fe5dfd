using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>
/// The smallest change of each kind after which the chosen site ships nothing of a line. A change is claimed only if deciding anew shows that it flips the choice,
/// and that 99 % of it do not.
/// </summary>
internal sealed class FlipSearch(PreparedNetwork network, Func<SourcingOrder, WhatIf, SourcedOrder> decide)
{
    /// <summary>A claim lies so little above where the choice flips that 99 % of it lie below.</summary>
    private const double Above = 1.001;

    private const double Less = 0.99;

    /// <summary>In hours.</summary>
    private const double Second = 1 / 3_600d;

    /// <summary>Answers whose costs differ by less, beside their size, count as equal.</summary>
    private const double Equal = 1e-9;

    public IReadOnlyList<ChoiceFlip> Of(SourcingOrder order, SourcingLine line, SourcedOrder answer, string chosen)
    {
        var site = network.SiteIds.Find(chosen);
        ChoiceFlip?[] all = [Price(order, line, answer, site), Stock(order, line, site), Distance(order, line, site), Hour(order, line, site)];
        return [.. all.OfType<ChoiceFlip>()];
    }

    /// <summary>An answer with the site becomes dearer by exactly what a shipment does, one without it stays as it is.</summary>
    private ChoiceFlip? Price(SourcingOrder order, SourcingLine line, SourcedOrder answer, int site)
    {
        var margin = decide(order, new() { WithoutSite = site }).Cost - answer.Cost;
        return margin > 0 ? Claim("price", margin * Above, order, line, site, by => new() { DearerSite = site, DearerBy = by }) : null;
    }

    private ChoiceFlip? Stock(SourcingOrder order, SourcingLine line, int site)
    {
        var pool = network.Stock.Find(network.ItemIds.Find(line.Item), site);
        WhatIf Keep(double units) => new() { KeptPool = pool, Kept = (long)units };
        var (stays, flips) = (0L, network.Stock.Available(pool));
        while (flips - stays > 1)
        {
            var middle = stays + ((flips - stays) / 2);
            if (Flips(order, line, site, Keep(middle), out _)) flips = middle;
            else stays = middle;
        }
        return Claim("stock", flips, order, line, site, Keep);
    }

    private ChoiceFlip? Distance(SourcingOrder order, SourcingLine line, int site)
    {
        if (network.Policy.MaxDistanceKm is not { } limit) return null;
        var entry = network.To(order.Destination).EntryOf(site);
        var far = entry < 0 ? 0 : network.To(order.Destination).Terms[entry].DistanceKm;
        return far > 0 && far < limit ? Claim("distance", Math.Min(limit, (limit - far) * Above), order, line, site, by => new() { MaxDistanceKm = limit - by }) : null;
    }

    private ChoiceFlip? Hour(SourcingOrder order, SourcingLine line, int site)
    {
        if (order.PromisedBy is not { } promise || (network.Policy.LatenessPenaltyPerHour == 0 && !network.Policy.Soft.Contains(SoftConstraint.Promise))) return null;
        WhatIf Earlier(double hours) => new() { PromisedHoursEarlier = hours };
        var (stays, flips) = (0d, Math.Max(1, (promise - network.Problem.At).TotalHours));
        if (!Flips(order, line, site, Earlier(flips), out _)) return null;
        while (flips - stays > 0.002 * flips)
        {
            var middle = (stays + flips) / 2;
            if (Flips(order, line, site, Earlier(middle), out _)) flips = middle;
            else stays = middle;
        }
        // What arrives at the last moment flips at once: there is no smallest change.
        return flips < Second ? null : Claim("hour", flips, order, line, site, Earlier);
    }

    private ChoiceFlip? Claim(string what, double by, SourcingOrder order, SourcingLine line, int site, Func<double, WhatIf> change) =>
        Flips(order, line, site, change(by), out var to) && Stays(order, line, site, change(by * Less)) ? new(what, by, to) : null;

    /// <summary>Whether the site ships the line, and every answer in which it does not costs more: or what is chosen between equals would decide.</summary>
    private bool Stays(SourcingOrder order, SourcingLine line, int site, WhatIf change)
    {
        if (Flips(order, line, site, change, out _)) return false;
        var pool = network.Stock.Find(network.ItemIds.Find(line.Item), site);
        var (with, without) = (decide(order, change).Cost, decide(order, change with { WithoutPool = pool, OnlyLine = PlaceOf(order, line) }).Cost);
        return without - with > Equal * Math.Abs(with);
    }

    private static int PlaceOf(SourcingOrder order, SourcingLine line)
    {
        var place = 0;
        while (order.Lines[place].Id != line.Id) place++;
        return place;
    }

    private bool Flips(SourcingOrder order, SourcingLine line, int site, WhatIf change, out string? to)
    {
        var answer = decide(order, change);
        to = Explainer.Chosen(answer, line.Id);
        return !answer.Shipments.Any(shipment => shipment.Site == network.SiteIds[site] && shipment.Lines.Any(part => part.Line == line.Id));
    }
}
