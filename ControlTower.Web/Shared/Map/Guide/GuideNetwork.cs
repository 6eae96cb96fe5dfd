namespace ControlTower.Web.Shared.Map.Guide;

/// <summary>A made-up network to look at the map with.</summary>
internal static class GuideNetwork
{
    public static IReadOnlyList<MapSite> Sites { get; } =
    [
        new("SUP-PEN", "Penang Drive Electronics", MapSiteKind.Supplier, 5.4, 100.3, MapTrouble.Critical),
        new("SUP-SHA", "Shanghai Cells", MapSiteKind.Supplier, 31.3, 121.0),
        new("SUP-SZX", "Shenzhen Controls", MapSiteKind.Supplier, 22.7, 114.0),
        new("SUP-PUN", "Pune Castings", MapSiteKind.Supplier, 18.6, 73.9),
        new("SUP-CHQ", "Chongqing Motors", MapSiteKind.Supplier, 29.6, 106.5) { Tier = 2 },
        new("SUP-TIM", "Timis Elektronika", MapSiteKind.Supplier, 45.75, 21.2),
        new("SUP-LDZ", "Lodz Bearings", MapSiteKind.Supplier, 51.8, 19.5) { Tier = 2 },
        new("SUP-MIL", "Brescia Alloys", MapSiteKind.Supplier, 45.5, 10.2),
        new("SUP-BUR", "Bursa Seats", MapSiteKind.Supplier, 40.2, 29.1),
        new("SUP-MTY", "Monterrey Frames", MapSiteKind.Supplier, 25.7, -100.3),
        new("PLT-GYO", "Gyor plant", MapSiteKind.Plant, 47.7, 17.6, MapTrouble.Critical),
        new("PLT-BRA", "Braga plant", MapSiteKind.Plant, 41.5, -8.4),
        new("PLT-NLD", "Nuevo Laredo plant", MapSiteKind.Plant, 27.4, -99.6, MapTrouble.Watch),
        new("DC-TIL", "Tilburg DC", MapSiteKind.DistributionCenter, 51.6, 5.1, MapTrouble.Critical),
        new("DC-LYO", "Lyon DC", MapSiteKind.DistributionCenter, 45.8, 4.8, MapTrouble.Warning),
        new("DC-POZ", "Poznan DC", MapSiteKind.DistributionCenter, 52.4, 16.9, MapTrouble.Watch),
        new("DC-MEM", "Memphis DC", MapSiteKind.DistributionCenter, 35.1, -90.0, MapTrouble.Warning),
        new("DC-REN", "Reno DC", MapSiteKind.DistributionCenter, 39.5, -119.8),
        new("XD-LRD", "Laredo crossing", MapSiteKind.CrossDock, 28.3, -98.9, MapTrouble.Critical),
        new("XD-LEI", "Leipzig cross-dock", MapSiteKind.CrossDock, 51.3, 12.4),
        new("POR-RTM", "Rotterdam port", MapSiteKind.Port, 51.9, 4.1),
        new("POR-KOP", "Koper port", MapSiteKind.Port, 45.5, 13.7),
        new("POR-NHV", "Nhava Sheva port", MapSiteKind.Port, 18.9, 72.95, MapTrouble.Watch),
        new("POR-PEN", "Penang port", MapSiteKind.Port, 5.2, 100.6),
        new("POR-SHA", "Yangshan port", MapSiteKind.Port, 30.6, 122.1),
        new("POR-YAN", "Yantian port", MapSiteKind.Port, 22.5, 114.5),
        new("POR-LAX", "Long Beach port", MapSiteKind.Port, 33.7, -118.2),
        new("POR-SAV", "Savannah port", MapSiteKind.Port, 32.0, -81.0),
        new("POR-LEX", "Leixoes port", MapSiteKind.Port, 41.2, -8.7),
        new("STO-CPH", "Copenhagen stores", MapSiteKind.Store, 55.7, 12.6, MapTrouble.Watch),
        new("STO-BER", "Berlin store", MapSiteKind.Store, 52.5, 13.4),
        new("STO-HAM", "Hamburg store", MapSiteKind.Store, 53.55, 10),
        new("STO-PAR", "Paris store", MapSiteKind.Store, 48.9, 2.35),
        new("STO-LON", "London store", MapSiteKind.Store, 51.5, -0.1),
        new("STO-MAD", "Madrid store", MapSiteKind.Store, 40.4, -3.7),
        new("STO-BCN", "Barcelona store", MapSiteKind.Store, 41.4, 2.2),
        new("STO-MUC", "Munich store", MapSiteKind.Store, 48.1, 11.6),
        new("STO-WAW", "Warsaw store", MapSiteKind.Store, 52.2, 21.0),
        new("STO-OSL", "Oslo store", MapSiteKind.Store, 59.9, 10.8),
        new("STO-PRG", "Prague store", MapSiteKind.Store, 50.1, 14.4),
        new("STO-MIL", "Milan store", MapSiteKind.Store, 45.5, 9.2),
        new("STO-ZRH", "Zurich store", MapSiteKind.Store, 47.4, 8.5),
        new("STO-CHI", "Chicago store", MapSiteKind.Store, 41.9, -87.6),
        new("STO-NYC", "New York store", MapSiteKind.Store, 40.7, -74.0),
        new("STO-ATL", "Atlanta store", MapSiteKind.Store, 33.8, -84.4),
        new("STO-DEN", "Denver store", MapSiteKind.Store, 39.7, -105.0),
        new("STO-SEA", "Seattle store", MapSiteKind.Store, 47.6, -122.3),
        new("STO-DAL", "Dallas store", MapSiteKind.Store, 32.8, -96.8),
        new("CUS-STO", "Stockholm fleet", MapSiteKind.Customer, 59.3, 18.1),
        new("CUS-WIE", "Vienna fleet", MapSiteKind.Customer, 48.2, 16.4),
        new("CUS-BOR", "Bordeaux fleet", MapSiteKind.Customer, 44.8, -0.6),
        new("CUS-STR", "Stuttgart fleet", MapSiteKind.Customer, 48.8, 9.2),
        new("CUS-HOU", "Houston fleet", MapSiteKind.Customer, 29.8, -95.4),
        new("CUS-JAX", "Jacksonville fleet", MapSiteKind.Customer, 30.3, -81.7),
        new("CUS-CLT", "Charlotte fleet", MapSiteKind.Customer, 35.2, -80.8),
        new("CUS-LIS", "Lisbon fleet", MapSiteKind.Customer, 38.7, -9.1),
    ];

    public static IReadOnlyList<MapLane> Lanes { get; } =
    [
        new("SUP-PEN", "PLT-GYO", 90, MapLaneMode.Air, MapLaneState.Disrupted),
        new("SUP-PEN", "POR-PEN", 40),
        new("POR-PEN", "POR-KOP", 50, MapLaneMode.Sea),
        new("SUP-SHA", "POR-SHA", 60),
        new("SUP-SZX", "POR-YAN", 60),
        new("POR-SHA", "POR-RTM", 80, MapLaneMode.Sea),
        new("POR-YAN", "POR-RTM", 70, MapLaneMode.Sea),
        new("POR-SHA", "POR-LAX", 90, MapLaneMode.Sea),
        new("SUP-CHQ", "SUP-SHA", 20),
        new("SUP-CHQ", "PLT-GYO", 8, MapLaneMode.Air),
        new("SUP-PUN", "POR-NHV", 20),
        new("POR-NHV", "POR-KOP", 20, MapLaneMode.Sea),
        new("POR-KOP", "PLT-GYO", 60),
        new("SUP-TIM", "PLT-GYO", 30),
        new("SUP-LDZ", "PLT-GYO", 20),
        new("SUP-MIL", "PLT-GYO", 20),
        new("SUP-BUR", "PLT-GYO", 20),
        new("SUP-MIL", "PLT-BRA", 10),
        new("PLT-GYO", "DC-TIL", 90, MapLaneMode.Road, MapLaneState.Impact),
        new("PLT-GYO", "DC-LYO", 60, MapLaneMode.Road, MapLaneState.Impact),
        new("PLT-GYO", "DC-POZ", 60, MapLaneMode.Road, MapLaneState.Impact),
        new("PLT-BRA", "DC-LYO", 40),
        new("PLT-BRA", "POR-LEX", 30),
        new("POR-LEX", "POR-SAV", 30, MapLaneMode.Sea),
        new("POR-SAV", "DC-MEM", 30),
        new("POR-RTM", "DC-TIL", 80),
        new("DC-TIL", "XD-LEI", 20),
        new("XD-LEI", "STO-MUC", 10),
        new("DC-TIL", "STO-LON", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-TIL", "STO-PAR", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-TIL", "STO-HAM", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-TIL", "STO-CPH", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-LYO", "STO-MAD", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-LYO", "STO-BCN", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-LYO", "CUS-BOR", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-LYO", "STO-ZRH", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-LYO", "STO-MIL", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-POZ", "STO-BER", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-POZ", "STO-WAW", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-POZ", "CUS-STO", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("DC-POZ", "STO-OSL", 10, MapLaneMode.Road, MapLaneState.NextHop),
        new("PLT-GYO", "CUS-WIE", 5, MapLaneMode.Road, MapLaneState.NextHop),
        new("XD-LEI", "STO-PRG", 6),
        new("XD-LEI", "CUS-STR", 6),
        new("SUP-MTY", "PLT-NLD", 40),
        new("PLT-NLD", "XD-LRD", 60),
        new("XD-LRD", "DC-MEM", 60, MapLaneMode.Road, MapLaneState.Disrupted),
        new("POR-LAX", "DC-REN", 20),
        new("DC-REN", "STO-SEA", 10),
        new("DC-REN", "XD-LRD", 6),
        new("DC-MEM", "STO-CHI", 10),
        new("DC-MEM", "STO-NYC", 10),
        new("DC-MEM", "STO-ATL", 10),
        new("DC-MEM", "STO-DAL", 10),
        new("DC-MEM", "STO-DEN", 10),
        new("DC-MEM", "CUS-CLT", 6),
        new("DC-MEM", "CUS-JAX", 6),
        new("XD-LRD", "CUS-HOU", 6),
        new("PLT-BRA", "CUS-LIS", 4),
        new("PLT-BRA", "STO-MAD", 4),
    ];

    public static IReadOnlyList<MapTag> Tags { get; } =
    [
        new("SUP-PEN", MapTrouble.Critical, "EX-1042  +72 h", "Penang Drive Electronics", "PO-88121 · 4 800 × MC-36"),
        new("XD-LRD", MapTrouble.Critical, "EX-1049 stopped", "96 orders"),
        new("PLT-GYO", MapTrouble.Critical, "Gyor plant", "stops Tue 24 10:00"),
        new("DC-TIL", MapTrouble.Critical, "Tilburg DC", "62 % · EX-1047"),
        new("DC-LYO", MapTrouble.Warning, "Lyon DC", "cover 6.2 → 3.1 d"),
        new("DC-POZ", MapTrouble.Watch, "Poznan DC", "cover 5.0 → 4.1 d"),
    ];

    /// <summary>A network of any size about the same places, the same one each time.</summary>
    public static MapContent Large(int sites, int lanes)
    {
        var many = Enumerable.Range(0, sites).Select(Scattered).ToArray();
        var between = Enumerable.Range(0, lanes).Select(i => new MapLane(
            many[i % sites].Id, many[((i % 23 == 0 ? i * 31 : i % sites) + (Sites.Count * (1 + (i % 5)))) % sites].Id, i % 97,
            i % 40 == 0 ? MapLaneMode.Air : MapLaneMode.Road, i % 200 == 0 ? MapLaneState.Impact : MapLaneState.Normal)).ToArray();
        return new(many, between, []);
    }

    private static MapSite Scattered(int i)
    {
        var near = Sites[i * 31 % Sites.Count];
        var (turn, far) = (i * 2.399963, Math.Sqrt(i % 211) * 0.35);
        var trouble = i % 83 == 0 ? MapTrouble.Critical : i % 37 == 0 ? MapTrouble.Warning : MapTrouble.None;
        return new($"S{i:0000}", $"Site {i}", (MapSiteKind)(i % 7), near.Lat + (far * Math.Sin(turn)), near.Lon + (far * 1.4 * Math.Cos(turn)), trouble);
    }
}
