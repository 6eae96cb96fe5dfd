using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>The places of Quillberg, an invented maker of electric bikes. Coordinates are those of the cities, rounded to a hundredth of a degree.</summary>
internal static class DemoSites
{
    private const string Europe = "Europe";
    private const string NorthAmerica = "North America";
    private const string SouthAmerica = "South America";
    private const string Asia = "Asia";

    /// <summary>Units an hour: components in and bikes out.</summary>
    private const int HandledByPlants = 60;

    public static IReadOnlyList<SiteEntry> All { get; } =
    [
        Supplier("SUP-ANTOFAGASTA-1", "Salmiento Lithium, Antofagasta", 2, (-23.65, -70.40), "America/Santiago", SouthAmerica),
        Supplier("SUP-SHENZHEN-1", "Hualanqi Cells, Shenzhen", 2, (22.54, 114.06), "Asia/Shanghai", Asia),
        Supplier("SUP-ULSAN-1", "Daerimsan Cells, Ulsan", 2, (35.54, 129.31), "Asia/Seoul", Asia),
        Supplier("SUP-BAOTOU-1", "Yinshanlo Magnets, Baotou", 2, (40.66, 109.84), "Asia/Shanghai", Asia),
        Supplier("SUP-KAOHSIUNG-1", "Gangtaro Alloys, Kaohsiung", 2, (22.63, 120.30), "Asia/Taipei", Asia),
        Supplier("SUP-HSINCHU-1", "Zhuqenta Semiconductors, Hsinchu", 2, (24.80, 120.97), "Asia/Taipei", Asia),
        Supplier("SUP-OSAKA-1", "Kitanoma Bearings, Osaka", 2, (34.69, 135.50), "Asia/Tokyo", Asia),
        Supplier("SUP-HANOI-1", "Songvela Wiring, Hanoi", 2, (21.03, 105.85), "Asia/Ho_Chi_Minh", Asia),
        Supplier("SUP-PUNE-1", "Bhimarka Castings, Pune", 2, (18.52, 73.86), "Asia/Kolkata", Asia),
        Supplier("SUP-BILBAO-1", "Nervialde Tubes, Bilbao", 2, (43.26, -2.93), "Europe/Madrid", Europe),
        Supplier("SUP-TAIPEI-1", "Lumoshan Drives, Taipei", 1, (25.03, 121.57), "Asia/Taipei", Asia),
        Supplier("SUP-TAICHUNG-1", "Dajiawan Frames, Taichung", 1, (24.15, 120.67), "Asia/Taipei", Asia),
        Supplier("SUP-SUZHOU-1", "Taihuvela Batteries, Suzhou", 1, (31.30, 120.58), "Asia/Shanghai", Asia),
        Supplier("SUP-PENANG-1", "Jerejaka Controls, Penang", 1, (5.41, 100.33), "Asia/Kuala_Lumpur", Asia),
        Supplier("SUP-NAGOYA-1", "Atsutani Gears, Nagoya", 1, (35.18, 136.91), "Asia/Tokyo", Asia),
        Supplier("SUP-CHENNAI-1", "Adyarika Brakes, Chennai", 1, (13.08, 80.27), "Asia/Kolkata", Asia),
        Supplier("SUP-STUTTGART-1", "Neckarthal Drives, Stuttgart", 1, (48.78, 9.18), "Europe/Berlin", Europe),
        Supplier("SUP-BUDAPEST-1", "Dunaveto Batteries, Budapest", 1, (47.50, 19.04), "Europe/Budapest", Europe),
        Supplier("SUP-LODZ-1", "Kolodzin Wheels, Łódź", 1, (51.76, 19.46), "Europe/Warsaw", Europe),
        Supplier("SUP-TREVISO-1", "Silevanta Saddles, Treviso", 1, (45.67, 12.24), "Europe/Rome", Europe),
        Supplier("SUP-BRAGA-1", "Cavadinho Frames, Braga", 1, (41.55, -8.42), "Europe/Lisbon", Europe),
        Supplier("SUP-TURIN-1", "Dorabella Brakes, Turin", 1, (45.07, 7.69), "Europe/Rome", Europe),
        Supplier("SUP-QUERETARO-1", "Cimatoro Frames, Querétaro", 1, (20.59, -100.39), "America/Mexico_City", NorthAmerica),
        Supplier("SUP-TALLINN-1", "Piritavo Electronics, Tallinn", 1, (59.44, 24.75), "Europe/Tallinn", Europe),

        Plant(Own("PLT-BRNO", "Plant Brno", SiteKind.Plant, (49.20, 16.61), "Europe/Prague", Europe), 2_400),
        Plant(Own("PLT-AVEIRO", "Plant Aveiro", SiteKind.Plant, (40.64, -8.65), "Europe/Lisbon", Europe), 1_500),
        Plant(Own("PLT-MONTERREY", "Plant Monterrey", SiteKind.Plant, (25.69, -100.32), "America/Monterrey", NorthAmerica), 1_700),

        Handles(Own("DC-VENLO", "Distribution centre Venlo", SiteKind.DistributionCenter, (51.37, 6.17), "Europe/Amsterdam", Europe), 20),
        Handles(Own("DC-LEIPZIG", "Distribution centre Leipzig", SiteKind.DistributionCenter, (51.34, 12.37), "Europe/Berlin", Europe), 20),
        Handles(Own("DC-LYON", "Distribution centre Lyon", SiteKind.DistributionCenter, (45.76, 4.84), "Europe/Paris", Europe), 20),
        Handles(Own("DC-ZARAGOZA", "Distribution centre Zaragoza", SiteKind.DistributionCenter, (41.65, -0.89), "Europe/Madrid", Europe), 20),
        Handles(Own("DC-WROCLAW", "Distribution centre Wrocław", SiteKind.DistributionCenter, (51.11, 17.04), "Europe/Warsaw", Europe), 20),
        Handles(Own("DC-COLUMBUS", "Distribution centre Columbus", SiteKind.DistributionCenter, (39.96, -83.00), "America/New_York", NorthAmerica), 20),
        Handles(Own("DC-RENO", "Distribution centre Reno", SiteKind.DistributionCenter, (39.53, -119.81), "America/Los_Angeles", NorthAmerica), 20),

        Handles(Own("XD-VIENNA", "Cross-dock Vienna", SiteKind.CrossDock, (48.21, 16.37), "Europe/Vienna", Europe), 30),
        Handles(Own("XD-BOLOGNA", "Cross-dock Bologna", SiteKind.CrossDock, (44.49, 11.34), "Europe/Rome", Europe), 30),
        Handles(Own("XD-MALMO", "Cross-dock Malmö", SiteKind.CrossDock, (55.60, 13.00), "Europe/Stockholm", Europe), 30),
        Handles(Own("XD-CHICAGO", "Cross-dock Chicago", SiteKind.CrossDock, (41.88, -87.63), "America/Chicago", NorthAmerica), 30),

        Own("PORT-KAOHSIUNG", "Port of Kaohsiung", SiteKind.Port, (22.61, 120.28), "Asia/Taipei", Asia),
        Own("PORT-SHANGHAI", "Port of Shanghai", SiteKind.Port, (31.23, 121.47), "Asia/Shanghai", Asia),
        Own("PORT-NAGOYA", "Port of Nagoya", SiteKind.Port, (35.08, 136.88), "Asia/Tokyo", Asia),
        Own("PORT-SINGAPORE", "Port of Singapore", SiteKind.Port, (1.26, 103.84), "Asia/Singapore", Asia),
        Own("PORT-CHENNAI", "Port of Chennai", SiteKind.Port, (13.10, 80.29), "Asia/Kolkata", Asia),
        Own("PORT-ROTTERDAM", "Port of Rotterdam", SiteKind.Port, (51.95, 4.14), "Europe/Amsterdam", Europe),
        Own("PORT-KOPER", "Port of Koper", SiteKind.Port, (45.55, 13.73), "Europe/Ljubljana", Europe),
        Own("PORT-LEIXOES", "Port of Leixões", SiteKind.Port, (41.19, -8.70), "Europe/Lisbon", Europe),
        Own("PORT-MANZANILLO", "Port of Manzanillo", SiteKind.Port, (19.05, -104.32), "America/Mexico_City", NorthAmerica),

        Store("AMSTERDAM", (52.37, 4.90), "Europe/Amsterdam"),
        Store("UTRECHT", (52.09, 5.12), "Europe/Amsterdam"),
        Store("ANTWERP", (51.22, 4.40), "Europe/Brussels"),
        Store("BRUSSELS", (50.85, 4.35), "Europe/Brussels"),
        Store("PARIS", (48.86, 2.35), "Europe/Paris"),
        Store("LYON", (45.76, 4.84), "Europe/Paris"),
        Store("BORDEAUX", (44.84, -0.58), "Europe/Paris"),
        Store("STRASBOURG", (48.57, 7.75), "Europe/Paris"),
        Store("BERLIN", (52.52, 13.40), "Europe/Berlin"),
        Store("HAMBURG", (53.55, 9.99), "Europe/Berlin"),
        Store("MUNICH", (48.14, 11.58), "Europe/Berlin"),
        Store("COLOGNE", (50.94, 6.96), "Europe/Berlin"),
        Store("LEIPZIG", (51.34, 12.37), "Europe/Berlin"),
        Store("VIENNA", (48.21, 16.37), "Europe/Vienna"),
        Store("GRAZ", (47.07, 15.44), "Europe/Vienna"),
        Store("ZURICH", (47.38, 8.54), "Europe/Zurich"),
        Store("MILAN", (45.46, 9.19), "Europe/Rome"),
        Store("BARCELONA", (41.39, 2.17), "Europe/Madrid"),
        Store("MADRID", (40.42, -3.70), "Europe/Madrid"),
        Store("LISBON", (38.72, -9.14), "Europe/Lisbon"),
        Store("COPENHAGEN", (55.68, 12.57), "Europe/Copenhagen"),
        Store("STOCKHOLM", (59.33, 18.07), "Europe/Stockholm"),
        Store("WARSAW", (52.23, 21.01), "Europe/Warsaw"),
        Store("PRAGUE", (50.08, 14.44), "Europe/Prague"),
        Store("PORTLAND", (45.52, -122.68), "America/Los_Angeles"),
        Store("SAN-FRANCISCO", (37.77, -122.42), "America/Los_Angeles"),
        Store("MINNEAPOLIS", (44.98, -93.27), "America/Chicago"),
        Store("BOSTON", (42.36, -71.06), "America/New_York"),

        Customer("CU-FLEET-ROTTERDAM", "Kaderijn Delivery Fleet, Rotterdam", (51.92, 4.48), "Europe/Amsterdam", Europe),
        Customer("CU-FLEET-NEW-YORK", "Brickhaven Courier Fleet, New York", (40.71, -74.01), "America/New_York", NorthAmerica),
        Customer("CU-DEALERS-OSLO", "Fjordspoke Dealers, Oslo", (59.91, 10.75), "Europe/Oslo", Europe),
        Customer("CU-DEALERS-DUBLIN", "Liffeyway Dealers, Dublin", (53.35, -6.26), "Europe/Dublin", Europe),
        Customer("CU-DEALERS-DENVER", "Highpedal Dealers, Denver", (39.74, -104.99), "America/Denver", NorthAmerica),
        Customer("CU-HOME-BENELUX", "Home delivery Benelux", (51.59, 4.78), "Europe/Amsterdam", Europe),
        Customer("CU-HOME-GERMANY", "Home delivery Germany", (51.31, 9.50), "Europe/Berlin", Europe),
        Customer("CU-HOME-FRANCE", "Home delivery France", (47.32, 5.04), "Europe/Paris", Europe),
        Customer("CU-HOME-IBERIA", "Home delivery Iberia", (39.47, -0.38), "Europe/Madrid", Europe),
        Customer("CU-HOME-US-WEST", "Home delivery US West", (38.58, -121.49), "America/Los_Angeles", NorthAmerica),
        Customer("CU-HOME-US-EAST", "Home delivery US East", (40.44, -80.00), "America/New_York", NorthAmerica),
    ];

    public static IReadOnlyList<SiteEntry> Of(SiteKind kind) => [.. All.Where(site => site.Kind == kind)];

    private static SiteEntry Supplier(string id, string name, int tier, (double Lat, double Lon) at, string zone, string region) =>
        new(id, name, SiteKind.Supplier, tier, at.Lat, at.Lon, zone) { Region = region };

    private static SiteEntry Own(string id, string name, SiteKind kind, (double Lat, double Lon) at, string zone, string region) =>
        new(id, name, kind, null, at.Lat, at.Lon, zone) { Region = region };

    /// <param name="capacity">Units an hour.</param>
    private static SiteEntry Handles(SiteEntry site, int capacity) => site with { Capacity = capacity };

    private static SiteEntry Plant(SiteEntry site, int stopCost) => site with
    {
        Calendar = DemoMaking.Calendar,
        Capacity = HandledByPlants,
        ProductionLines = DemoMaking.LinesOf(site.Id),
        StopCostPerHour = Money.Of(stopCost, DemoItems.Currency),
    };

    private static SiteEntry Store(string city, (double Lat, double Lon) at, string zone) =>
        Own($"ST-{city}", $"Store {Title(city)}", SiteKind.Store, at, zone, zone.StartsWith(Europe, StringComparison.Ordinal) ? Europe : NorthAmerica);

    private static SiteEntry Customer(string id, string name, (double Lat, double Lon) at, string zone, string region) =>
        Own(id, name, SiteKind.Customer, at, zone, region);

    private static string Title(string city) => string.Join(' ', city.Split('-').Select(word => word[0] + word[1..].ToLowerInvariant()));
}
