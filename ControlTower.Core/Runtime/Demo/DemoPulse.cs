namespace ControlTower.Core.Runtime.Demo;

/// <summary>The ordinary life of the network: at most one signal a slot, none of them a deviation.</summary>
internal sealed class DemoPulse(DemoWorld world, DemoVoyages voyages)
{
    private const int FirstOrder = 50_001;
    private const int CancelAfterSlots = 70;
    private const int CancelPercent = 4;

    private static readonly string[] Machines = ["DC-VENLO", "DC-COLUMBUS"];

    public enum Kind { Count, Eta, Departure, Order, Production, Carrier, Nothing, Machine }

    private static readonly int[] Weights = [29, 22, 10, 9, 13, 7, 6, 4];

    public static Kind KindAt(int seed, long slot) => slot < 0 ? Kind.Nothing : (Kind)DemoRandom.For(seed, "pulse", slot).Weighted(Weights);

    public IEnumerable<DemoSignal> At(DemoMoment moment)
    {
        if (Routine(moment) is { } routine) yield return routine;
        if (Cancellation(moment) is { } cancelled) yield return cancelled;
        foreach (var report in DailyReports(moment)) yield return report;
    }

    private DemoSignal? Routine(DemoMoment moment)
    {
        var random = DemoRandom.For(world.Seed, "routine", moment.Slot);
        var id = $"pulse-{moment.Slot}";
        return KindAt(world.Seed, moment.Slot) switch
        {
            Kind.Count => Count(moment, id, random),
            Kind.Eta => voyages.OnTimeEta(moment, id, random),
            Kind.Departure => voyages.Departure(moment),
            Kind.Order => DemoSignals.Placed(id, moment.Time, Order(moment, random)),
            Kind.Production => Production(moment, id, random),
            Kind.Carrier => DemoSignals.CarrierStatus(id, moment.Time, DemoLaneRules.Carriers[random.Below(3) * 2], (DemoStories.CarrierNormal, null)),
            Kind.Machine => Machine(moment, id, random),
            _ => null,
        };
    }

    private static DemoSignal Machine(DemoMoment moment, string id, DemoRandom random) =>
        DemoSignals.Read(id, moment.Time, random.Pick(Machines), (random.From(148, 171), random.From(94, 99)));

    private DemoSignal Count(DemoMoment moment, string id, DemoRandom random)
    {
        var position = random.Pick(world.Counted);
        return DemoSignals.Counted(id, moment.Time, position, DemoWorld.Book(moment, position));
    }

    private DemoSignal Production(DemoMoment moment, string id, DemoRandom random)
    {
        var planned = random.From(4, 14) * 5;
        return DemoSignals.Produced(id, moment.Time, world.Lines[random.Below(world.Lines.Count / 2) * 2], (planned, planned + random.Below(3)));
    }

    private Network.OrderEntry Order(DemoMoment moment, DemoRandom random) =>
        DemoOrders.Create(world.Seed, OrderId(moment.Slot), moment.Time, moment.Time.AddHours(random.From(30, 200)));

    private DemoSignal? Cancellation(DemoMoment moment)
    {
        var placed = moment.Slot - CancelAfterSlots;
        if (KindAt(world.Seed, placed) != Kind.Order || !DemoRandom.For(world.Seed, "cancel", placed).Chance(CancelPercent)) return null;
        return DemoSignals.Cancelled($"cancel-{moment.Slot}", moment.Time, OrderId(placed), "Customer changed their mind");
    }

    /// <summary>Each watched series reports the day before, once a day, spread over the day.</summary>
    private IEnumerable<DemoSignal> DailyReports(DemoMoment moment)
    {
        var day = DateOnly.FromDateTime(moment.Time.UtcDateTime).AddDays(-1);
        return world.Series
            .Where((series, index) => !series.Hot && index * DemoMoment.SlotsPerDay / world.Series.Count == moment.Slot % DemoMoment.SlotsPerDay)
            .Select(series => DemoSignals.Observed(series, moment.Time, day, series.On(world.Seed, day)));
    }

    private static string OrderId(long slot) => $"SO-{FirstOrder + slot}";
}
