using ControlTower.Core.Kernel;

namespace ControlTower.Web.Shared.Map;

/// <summary>The shipping routes, set by hand: straits, capes and open-sea turns, joined where a ship sails between them without land in the way.</summary>
internal static class SeaWays
{
    private static readonly (string Name, double Lat, double Lon)[] Turns =
    [
        ("Baltic", 55.3, 15), ("Skaw", 57.9, 9.8), ("Forties", 55, 3.5), ("Dover", 51.1, 1.7), ("Ushant", 48.7, -6),
        ("Finisterre", 43.6, -10), ("StVincent", 36.6, -9.6), ("Gibraltar", 35.95, -5.6), ("Balearic", 37.6, 2), ("Lion", 42.2, 5.5),
        ("Ligurian", 43.7, 8.9), ("Sicily", 37.4, 10.8), ("Ionian", 35.8, 17.5), ("Otranto", 40, 18.9), ("Adriatic", 43.2, 14.9),
        ("Trieste", 45.3, 13.3), ("Crete", 34, 25.5), ("Aegean", 37.6, 24.6), ("Marmara", 40.7, 28), ("BlackSea", 42.6, 31),
        ("PortSaid", 31.6, 32.3), ("Suez", 28.6, 33.2), ("RedSea", 20, 38.4), ("BabElMandeb", 12.5, 43.3), ("Socotra", 13.4, 52),
        ("Hormuz", 25.6, 57.2), ("Gulf", 26.6, 52), ("Mumbai", 18.4, 71.3), ("Comorin", 7.2, 76.5), ("Dondra", 5.6, 80.6),
        ("Bengal", 14, 86), ("Aceh", 6.2, 94.9), ("Malacca", 4.4, 99.6), ("Singapore", 1.2, 104.2), ("Siam", 9.5, 102.2),
        ("SouthChina", 9.5, 110), ("HongKong", 21.6, 114.6), ("Luzon", 15.5, 118.6), ("Taiwan", 24.6, 119.4), ("EastChina", 30.2, 123.4),
        ("Yellow", 36.4, 122.9), ("Bohai", 38.6, 120.6), ("Korea", 34.2, 128.9), ("Kyushu", 30.6, 131.5), ("Nankai", 33.4, 137),
        ("Boso", 34.9, 140.9), ("NorthPacific", 48.5, -176), ("JuanDeFuca", 48.4, -125.6), ("GoldenGate", 37.6, -123.3), ("Channels", 33.5, -119.4),
        ("Baja", 22.4, -111), ("Tehuantepec", 13, -96), ("PanamaWest", 7.2, -79.8), ("PanamaEast", 9.7, -79.9), ("Yucatan", 21.8, -85.6),
        ("Campeche", 24, -94), ("GulfOfMexico", 27.6, -91), ("Florida", 24.2, -81.6), ("Bahamas", 27.5, -79.3), ("Hatteras", 34.6, -75),
        ("NewYork", 40.1, -72.8), ("GrandBanks", 43.6, -50), ("Windward", 20, -73.8), ("Antilles", 14, -66), ("CapVert", 15, -18.6),
        ("Guinea", 3.2, 1), ("Recife", -7, -33.9), ("Santos", -25, -45.3), ("Plate", -36, -54.5), ("GoodHope", -35.4, 18),
        ("Agulhas", -35.2, 25), ("Durban", -30.2, 32.2), ("Mozambique", -17, 41.2), ("Zanzibar", -5.5, 41), ("Mascarene", -27, 55),
        ("Sunda", -6.2, 104.6), ("Java", -5.2, 109.5), ("Fremantle", -32.2, 114.6), ("Leeuwin", -36, 117), ("Bass", -39.6, 145),
        ("Sydney", -34.2, 152), ("CoralSea", -22, 156), ("Guam", 13, 147), ("Tasman", -36, 173), ("Callao", -12.4, -78),
        ("Valparaiso", -33, -72.6),
    ];

    /// <summary>Chains of neighbours.</summary>
    private static readonly string[] Chains =
    [
        "Baltic Skaw Forties Dover Ushant Finisterre StVincent Gibraltar Balearic Sicily Ionian Crete PortSaid Suez RedSea BabElMandeb Socotra Comorin Dondra Aceh Malacca Singapore SouthChina HongKong Taiwan EastChina Yellow Bohai",
        "Balearic Lion Ligurian Sicily", "Lion Sicily", "Ionian Otranto Adriatic Trieste", "Ionian Aegean Marmara BlackSea", "Crete Aegean", "PortSaid Aegean",
        "Socotra Mumbai Comorin", "Socotra Hormuz Gulf", "Mumbai Hormuz", "Dondra Bengal Aceh", "Singapore Siam SouthChina", "SouthChina Luzon Taiwan", "HongKong Luzon Kyushu",
        "EastChina Korea Yellow", "EastChina Kyushu Nankai Boso NorthPacific JuanDeFuca GoldenGate Channels Baja Tehuantepec PanamaWest PanamaEast Yucatan GulfOfMexico",
        "Kyushu Korea", "NorthPacific GoldenGate", "Campeche GulfOfMexico Florida Bahamas Hatteras NewYork GrandBanks Ushant", "Campeche Yucatan Florida", "Hatteras GrandBanks", "Bahamas StVincent", "PanamaEast Windward NewYork", "Windward StVincent", "Windward Ushant", "PanamaEast Antilles Recife",
        "GrandBanks StVincent", "StVincent CapVert Recife Santos Plate", "CapVert Guinea GoodHope", "CapVert GoodHope Agulhas Durban Mozambique Zanzibar Socotra", "Santos GoodHope", "Plate GoodHope", "Durban Mascarene Sunda Java Singapore", "Mascarene Dondra", "Zanzibar Dondra",
        "Sunda Fremantle Leeuwin Bass Sydney CoralSea Guam Luzon", "Guam Nankai", "Dondra Sunda", "Fremantle Mascarene", "Sydney Tasman", "PanamaWest Callao Valparaiso",
    ];

    public static IReadOnlyDictionary<string, GeoPoint> Points { get; } =
        new SortedDictionary<string, GeoPoint>(Turns.ToDictionary(t => t.Name, t => new GeoPoint(t.Lat, t.Lon), StringComparer.Ordinal), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Neighbours { get; } = Join();

    private static SortedDictionary<string, IReadOnlyList<string>> Join()
    {
        var pairs = Chains.Select(c => c.Split(' ')).SelectMany(c => c.Zip(c.Skip(1))).ToArray();
        var both = pairs.Concat(pairs.Select(p => (First: p.Second, Second: p.First)));
        return new(both.GroupBy(p => p.First, StringComparer.Ordinal).ToDictionary(
            g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(p => p.Second).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
