using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>When a shipment that is decided now leaves a site.</summary>
public static class ShipTime
{
    /// <returns>
    /// <paramref name="at"/> itself up to and at the cut-off; past it the first instant of the next day in the site's zone. Every day is an
    /// open day: a request names no calendar, and downtime concerns the instant of the decision only.
    /// </returns>
    public static DateTimeOffset Of(SourcingSite site, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, site.Zone);
        if (site.CutOff is not { } cutOff || local.TimeOfDay <= cutOff.ToTimeSpan()) return at;
        return FirstInstant(local.Date.AddDays(1), site.Zone);
    }

    /// <summary>Where clocks are put forward at midnight the day begins with the first hour that there is; where they are put back, with the first midnight.</summary>
    private static DateTimeOffset FirstInstant(DateTime midnight, TimeZoneInfo zone)
    {
        var first = midnight;
        while (zone.IsInvalidTime(first)) first = first.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(first) ? zone.GetAmbiguousTimeOffsets(first).Max() : zone.GetUtcOffset(first);
        return new DateTimeOffset(first, offset).ToUniversalTime();
    }
}
