using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders.Sourcing.Answer;

namespace ControlTower.Core.Tower.Routing;

/// <summary>What it takes a site to serve an order that is decided now.</summary>
/// <param name="Tariff">Null where nothing is carried: the site is the destination, or was named and no lane leads there.</param>
/// <param name="Ships">After its cut-off, in its working hours, behind what it has promised already.</param>
/// <param name="Arrives">Leaving when the lane is next open.</param>
internal sealed record SiteOffer(Site Site, Tariff? Tariff, DateTimeOffset Ships, DateTimeOffset Arrives)
{
    /// <summary>What its carrier is late by on average, in hours.</summary>
    public double LateHours { get; init; }

    /// <summary>Something of the order leaves it already and has not left yet: what is added goes with it.</summary>
    public bool Joins { get; init; }

    /// <summary>Null where the site has told no capacity.</summary>
    public DayLoad? Load { get; init; }

    /// <summary>What speaks against it as long as others can serve.</summary>
    public IReadOnlyList<BrokenRule> Objections { get; init; } = [];
}

/// <summary>What a carrier asks on a lane, exactly for a consignment and as straight lines near one.</summary>
internal sealed record Tariff(RateEntry Rate, CarrierEntry? Carrier)
{
    /// <summary>What goes beyond what can be reckoned with costs as much as can be.</summary>
    public decimal Amount(Consignment goods)
    {
        try
        {
            return Math.Min(FreightCharge.Of(Rate, Carrier, goods).Amount, Micros.Limit);
        }
        catch (OverflowException)
        {
            return Micros.Limit;
        }
    }

    /// <summary>
    /// Fixed cost, cost of a unit and of a kilogram that together cost what the whole consignment does: weight breaks, dimensional weight
    /// and minimum are those that all of it would meet.
    /// </summary>
    public (double Fixed, double PerUnit, double PerKg) Linear(Consignment goods)
    {
        var whole = (double)Amount(goods);
        var (start, unit) = ((double)(Rate.Fixed ?? 0), (double)(Rate.PerUnit ?? 0));
        var byWeight = whole - start - (unit * (double)goods.Units);
        if (byWeight < 0 || (Rate.Minimum is { } least && whole <= (double)least)) return (whole, 0, 0);
        if (byWeight == 0) return (start, unit, 0);
        return goods.WeightKg > 0 ? (start, unit, byWeight / (double)goods.WeightKg) : (start, unit + (byWeight / (double)goods.Units), 0);
    }
}
