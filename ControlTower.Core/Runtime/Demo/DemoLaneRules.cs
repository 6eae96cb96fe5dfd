using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Lead time, cost and carrier of a lane from its distance and mode. The carriers are invented.</summary>
internal static class DemoLaneRules
{
    public static IReadOnlyList<string> Carriers { get; } =
        ["Norvane Road", "Velkamp Haulage", "Cascarro Freight", "Pelgrin Parcel", "Altmeer Lines", "Ceruvia Air"];

    public static double DistanceKm(SiteEntry a, SiteEntry b) => new GeoPoint(a.Lat!.Value, a.Lon!.Value).DistanceKm(new GeoPoint(b.Lat!.Value, b.Lon!.Value));

    /// <param name="mode">R road, S sea, A air.</param>
    public static LaneEntry Between(SiteEntry from, SiteEntry to, char mode)
    {
        var km = DistanceKm(from, to);
        return mode switch
        {
            'S' => Lane(SeaHours(km), (380, 0.06), Carriers[4]),
            'A' => Lane(30 + Math.Ceiling(km / 700), (260, 2.9), Carriers[5]),
            _ => Lane(RoadHours(km), (RoadFixed(km, to), 0.04 + (km * 0.00018)), RoadCarrier(from, to)),
        };

        LaneEntry Lane(double hours, (double Fixed, double PerKg) cost, string carrier) =>
            new(from.Id, to.Id, (decimal)hours, Rounded(cost.Fixed), Rounded(cost.PerKg)) { Carrier = carrier };
    }

    /// <summary>Roads are a quarter longer than the great circle; 65 km/h, two hours at the docks, nine hours of rest after each 600 km.</summary>
    private static double RoadHours(double km) => Math.Ceiling(2 + (km * 1.25 / 65) + (9 * Math.Floor(km * 1.25 / 600)));

    /// <summary>Sea routes are 1.6 times the great circle at 30 km/h, and three days in the two ports; in steps of six hours.</summary>
    private static double SeaHours(double km) => Math.Ceiling((72 + (km * 1.6 / 30)) / 6) * 6;

    private static double RoadFixed(double km, SiteEntry to) => to.Kind is SiteKind.Store or SiteKind.Customer ? 28 + (km * 0.06) : 70 + (km * 0.11);

    private static string RoadCarrier(SiteEntry from, SiteEntry to) => (from.Region, to.Kind) switch
    {
        (_, SiteKind.Customer) => Carriers[3],
        ("North America", _) => Carriers[2],
        (_, SiteKind.Store) => Carriers[1],
        _ => Carriers[0],
    };

    private static decimal Rounded(double amount) => decimal.Round((decimal)amount, 2);
}
