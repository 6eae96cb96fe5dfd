using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Problems in which every term and constraint of the contract is switched on or off by chance, the same for the same seed.</summary>
internal sealed class RandomProblem(int seed)
{
    private static readonly string[] Handlings = ["cold", "hazardous", "oversize"];
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"];
    private static readonly DateTimeOffset At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private bool tight;
    private bool lots;
    private bool expiries;
    private bool capacities;

    public int MostSites { get; init; } = 200;

    public (int Least, int Most) Lines { get; init; } = (1, 8);

    public int Orders { get; init; } = 1;

    public SourcingProblem Make()
    {
        (tight, lots, expiries, capacities) = (On(0.5), On(0.5), On(0.4), On(0.4));
        var sites = random.Next(2, random.Next(2) == 0 ? Math.Min(MostSites, 12) + 1 : MostSites + 1);
        var items = Enumerable.Range(0, Lines.Most + 2).Select(i => new SourcingItem($"I{i}", Round(random.NextDouble() * 5), On(0.2) ? [Handlings[random.Next(3)]] : [])).ToList();
        var made = Enumerable.Range(0, sites).Select(i => Site(i, items)).ToList();
        var destinations = Enumerable.Range(0, Math.Max(1, Orders / 2)).Select(i => $"Z{i}").ToList();
        return new(Orders > 1 ? SourcingMode.Batch : SourcingMode.Single, At, Policy(made))
        {
            Sites = made,
            Items = items,
            Lanes = [.. made.SelectMany(site => destinations.Where(_ => On(0.9)).Select(to => Lane(site.Id, to)))],
            Destinations = [.. destinations.Where(_ => On(0.8)).Select(to => new SourcingDestination(to, Place()))],
            Orders = [.. Enumerable.Range(0, Orders).Select(i => Order(i, destinations, items))],
        };
    }

    private SourcingPolicy Policy(List<SourcingSite> sites) => new()
    {
        MaxShipmentsPerOrder = On(0.7) ? random.Next(1, 5) : On(0.5) ? 8 : null,
        AllowLineSplit = On(0.6),
        AllowPartial = On(0.7),
        SplitPenalty = On(0.6) ? Round(random.NextDouble() * 6) : 0,
        AgeCreditPerUnitDay = lots && On(0.7) ? Round(random.NextDouble() * 0.05) : 0,
        LatenessPenaltyPerHour = On(0.4) ? Round(random.NextDouble()) : 0,
        BalanceWeight = capacities && On(0.5) ? Round(random.NextDouble()) : 0,
        UnfilledPenaltyPerUnit = On(0.7) ? 1_000 : On(0.5) ? Round(random.NextDouble() * 20) : 0,
        Soft = [.. Enum.GetValues<SoftConstraint>().Where(_ => On(0.3)).OrderBy(_ => random.Next())],
        MaxDistanceKm = On(0.3) ? random.Next(300, 3_000) : null,
        PreferredSites = [.. sites.Where(_ => On(0.4)).Select(site => site.Id)],
    };

    private SourcingSite Site(int i, List<SourcingItem> items) => new(string.Create(CultureInfo.InvariantCulture, $"S{i}"))
    {
        Place = On(0.9) ? Place() : null,
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]),
        Handling = [.. Handlings.Where(_ => On(0.7))],
        HandlingPerUnit = Round(random.NextDouble()),
        ShipmentFixed = On(0.9) ? Round(random.NextDouble() * 8) : 0,
        CutOff = On(0.3) ? new TimeOnly(random.Next(24), random.Next(60)) : null,
        Downtime = On(0.1) ? [new(At.AddHours(-random.Next(3)), At.AddHours(random.Next(1, 3)))] : [],
        OrdersPerDay = capacities && On(0.3) ? random.Next(0, 4) : null,
        UnitsPerDay = capacities && On(0.6) ? random.Next(1, tight ? 8 : 40) : null,
        CommittedUnits = random.Next(10),
        OpeningCost = Orders > 1 && On(0.3) ? random.Next(30) : 0,
        Serves = On(0.1) ? ["Z0"] : null,
        Stock = [.. items.Where(_ => On(tight ? 0.5 : 0.7)).SelectMany(Lots)],
        SafetyStock = items.Where(_ => On(0.2)).ToDictionary(item => item.Id, _ => (long)random.Next(3)),
    };

    private IEnumerable<StockLot> Lots(SourcingItem item) => Enumerable.Range(0, lots ? random.Next(1, 4) : 1).Select(_ => new StockLot(
        item.Id, random.Next(0, tight ? 5 : 30), On(0.9) ? At.AddHours(-random.Next(24 * 90)) : null, expiries && On(0.5) ? At.AddHours(random.Next(-10, 24 * 60)) : null));

    private SourcingLane Lane(string from, string to) => new(from, to)
    {
        Fixed = On(0.8) ? Round(random.NextDouble() * 10) : 0,
        PerKg = Round(random.NextDouble() * 0.8),
        PerUnit = Round(random.NextDouble() * 0.5),
        LeadTimeHours = random.Next(1, 100),
    };

    private SourcingOrder Order(int i, List<string> destinations, List<SourcingItem> items) => new(
        string.Create(CultureInfo.InvariantCulture, $"O{i}"), destinations[random.Next(destinations.Count)],
        [.. Enumerable.Range(1, random.Next(Lines.Least, Lines.Most + 1)).Select(line => new SourcingLine(string.Create(CultureInfo.InvariantCulture, $"{line}"), items[random.Next(items.Count)].Id, random.Next(1, 9)))])
    {
        Priority = random.Next(3),
        PromisedBy = On(0.6) ? At.AddHours(random.Next(1, 80)) : null,
    };

    private GeoPoint Place() => new(Round(35 + (random.NextDouble() * 20)), Round(-5 + (random.NextDouble() * 25)));

    private bool On(double chance) => random.NextDouble() < chance;

    private static double Round(double value) => Math.Round(value, 2);
}
