using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Who delivers to whom. Lanes do not depend on the seed: a company's roads do not change with its luck.</summary>
internal static class DemoLanes
{
    /// <summary>From and to, and the mode: R road, S sea, A air.</summary>
    private static readonly (string From, string To, char Mode)[] Drawn =
    [
        ("SUP-ANTOFAGASTA-1", "SUP-SUZHOU-1", 'S'), ("SUP-ANTOFAGASTA-1", "SUP-BUDAPEST-1", 'S'),
        ("SUP-SHENZHEN-1", "SUP-SUZHOU-1", 'R'), ("SUP-SHENZHEN-1", "SUP-BUDAPEST-1", 'S'), ("SUP-ULSAN-1", "SUP-SUZHOU-1", 'S'), ("SUP-ULSAN-1", "SUP-BUDAPEST-1", 'S'),
        ("SUP-BAOTOU-1", "SUP-TAIPEI-1", 'S'), ("SUP-BAOTOU-1", "SUP-STUTTGART-1", 'A'), ("SUP-KAOHSIUNG-1", "SUP-TAICHUNG-1", 'R'), ("SUP-BILBAO-1", "SUP-BRAGA-1", 'R'),
        ("SUP-HSINCHU-1", "SUP-TAIPEI-1", 'R'), ("SUP-HSINCHU-1", "SUP-PENANG-1", 'A'), ("SUP-HSINCHU-1", "SUP-TALLINN-1", 'A'), ("SUP-HSINCHU-1", "SUP-STUTTGART-1", 'A'),
        ("SUP-OSAKA-1", "SUP-NAGOYA-1", 'R'), ("SUP-OSAKA-1", "SUP-LODZ-1", 'A'), ("SUP-HANOI-1", "SUP-PENANG-1", 'S'), ("SUP-HANOI-1", "SUP-TALLINN-1", 'S'),
        ("SUP-PUNE-1", "SUP-CHENNAI-1", 'R'), ("SUP-PUNE-1", "SUP-TURIN-1", 'S'), ("SUP-KAOHSIUNG-1", "SUP-QUERETARO-1", 'S'),
        ("SUP-TAIPEI-1", "PORT-KAOHSIUNG", 'R'), ("SUP-TAICHUNG-1", "PORT-KAOHSIUNG", 'R'), ("SUP-SUZHOU-1", "PORT-SHANGHAI", 'R'),
        ("SUP-PENANG-1", "PORT-SINGAPORE", 'R'), ("SUP-NAGOYA-1", "PORT-NAGOYA", 'R'), ("SUP-CHENNAI-1", "PORT-CHENNAI", 'R'),
        ("PORT-KAOHSIUNG", "PORT-ROTTERDAM", 'S'), ("PORT-KAOHSIUNG", "PORT-KOPER", 'S'), ("PORT-KAOHSIUNG", "PORT-MANZANILLO", 'S'),
        ("PORT-SHANGHAI", "PORT-ROTTERDAM", 'S'), ("PORT-SHANGHAI", "PORT-KOPER", 'S'), ("PORT-SHANGHAI", "PORT-MANZANILLO", 'S'),
        ("PORT-NAGOYA", "PORT-MANZANILLO", 'S'), ("PORT-NAGOYA", "PORT-KOPER", 'S'), ("PORT-SINGAPORE", "PORT-KOPER", 'S'), ("PORT-SINGAPORE", "PORT-LEIXOES", 'S'),
        ("PORT-SINGAPORE", "PORT-ROTTERDAM", 'S'), ("PORT-CHENNAI", "PORT-KOPER", 'S'), ("PORT-ROTTERDAM", "PORT-LEIXOES", 'S'),
        ("PORT-ROTTERDAM", "PLT-BRNO", 'R'), ("PORT-KOPER", "PLT-BRNO", 'R'), ("PORT-LEIXOES", "PLT-AVEIRO", 'R'), ("PORT-MANZANILLO", "PLT-MONTERREY", 'R'),
    ];

    public static IReadOnlyList<LaneEntry> All { get; } = Create();

    private static readonly Dictionary<string, LaneEntry[]> IntoSite =
        All.Where(lane => lane.From.StartsWith("DC-", StringComparison.Ordinal)).GroupBy(lane => lane.To).ToDictionary(group => group.Key, group => group.OrderBy(lane => lane.LeadTimeHours).ToArray());

    /// <summary>Lanes from distribution centres straight to a store or customer, fastest first.</summary>
    public static IReadOnlyList<LaneEntry> Delivering(string destination) => IntoSite[destination];

    public static IReadOnlyList<LaneEntry>? TryDelivering(string destination) => IntoSite.GetValueOrDefault(destination);

    private static List<LaneEntry> Create()
    {
        var lanes = Drawn.Select(lane => DemoLaneRules.Between(Site(lane.From), Site(lane.To), lane.Mode)).ToList();
        lanes.AddRange(FromSuppliers());
        lanes.AddRange(FromPlants());
        lanes.AddRange(BetweenCentres());
        lanes.AddRange(ToDestinations());
        return lanes;
    }

    /// <summary>Each tier 1 site reaches each plant straight: by road on its own continent, else by air, dear but fast.</summary>
    private static IEnumerable<LaneEntry> FromSuppliers() =>
        from supplier in DemoSites.All.Where(site => site.Tier == 1)
        from plant in DemoSites.Of(SiteKind.Plant)
        select DemoLaneRules.Between(supplier, plant, supplier.Region == plant.Region ? 'R' : 'A');

    private static IEnumerable<LaneEntry> FromPlants() =>
        from plant in DemoSites.Of(SiteKind.Plant)
        from centre in DemoSites.Of(SiteKind.DistributionCenter)
        where plant.Region == centre.Region || (plant.Id == "PLT-BRNO" && centre.Id == "DC-COLUMBUS")
        select DemoLaneRules.Between(plant, centre, plant.Region == centre.Region ? 'R' : 'S');

    private static IEnumerable<LaneEntry> BetweenCentres() =>
        from a in DemoSites.Of(SiteKind.DistributionCenter)
        from b in DemoSites.Of(SiteKind.DistributionCenter)
        where a.Id != b.Id && a.Region == b.Region
        select DemoLaneRules.Between(a, b, 'R');

    /// <summary>Two centres straight, and the cross-dock of the area with the centre that feeds it.</summary>
    private static IEnumerable<LaneEntry> ToDestinations()
    {
        foreach (var dock in DemoSites.Of(SiteKind.CrossDock))
        {
            foreach (var centre in Nearest(dock, SiteKind.DistributionCenter, 2)) yield return DemoLaneRules.Between(centre, dock, 'R');
        }
        foreach (var destination in DemoSites.All.Where(site => site.Kind is SiteKind.Store or SiteKind.Customer))
        {
            foreach (var centre in Nearest(destination, SiteKind.DistributionCenter, 2)) yield return DemoLaneRules.Between(centre, destination, 'R');
            var dock = Nearest(destination, SiteKind.CrossDock, 1)[0];
            if (DemoLaneRules.DistanceKm(dock, destination) < 700) yield return DemoLaneRules.Between(dock, destination, 'R');
        }
    }

    private static SiteEntry[] Nearest(SiteEntry site, SiteKind kind, int count) =>
    [
        .. DemoSites.Of(kind).Where(other => other.Region == site.Region)
            .OrderBy(other => DemoLaneRules.DistanceKm(other, site)).ThenBy(other => other.Id, StringComparer.Ordinal).Take(count),
    ];

    private static SiteEntry Site(string id) => DemoSites.All.First(site => site.Id == id);
}
