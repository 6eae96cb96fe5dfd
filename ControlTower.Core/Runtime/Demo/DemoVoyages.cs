using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Shipments from departure to arrival: those of the document, and new ones that leave plants and distribution centres.</summary>
internal sealed class DemoVoyages
{
    private const int FirstNumber = 100_001;
    private const long SpareSlots = DemoMoment.SlotsPerHour;
    private const int LookBackSlots = 120;

    /// <summary>Hours by which a new shipment comes late; most come to time.</summary>
    private static readonly int[] LateHours = [0, 6, 15];

    private static readonly int[] LateWeights = [96, 3, 1];

    /// <summary>Plants send larger loads than centres: about as much comes into the centres as leaves them for orders and stores.</summary>
    private const int FromPlantsPercent = 30;

    private readonly DemoWorld world;
    private readonly LaneEntry[] fromPlants;
    private readonly LaneEntry[] fromCentres;
    private readonly ILookup<long, ShipmentEntry> arrivals;
    private readonly long[] leads;

    public DemoVoyages(DemoWorld world)
    {
        this.world = world;
        fromPlants = [.. world.Lanes.Where(IsFromPlant)];
        fromCentres = [.. world.Lanes.Where(lane => !IsFromPlant(lane))];
        arrivals = world.Shipments.ToLookup(world.ArrivalSlot);
        leads = [.. world.Lanes.Select(Slots).Distinct().Order()];
    }

    /// <summary>Arrivals, and the news that a shipment will be late, which comes halfway.</summary>
    public IEnumerable<DemoSignal> At(DemoMoment moment)
    {
        foreach (var shipment in arrivals[moment.Slot]) yield return DemoSignals.Arrived($"{shipment.Id}-arrived", moment.Time, shipment.Id, shipment.To);
        foreach (var lead in leads)
        {
            if (Leaving(moment.Slot - (lead / 2), lead) is { Late: > 0 } late) yield return LateEta(moment, late);
            foreach (var hours in LateHours)
            {
                if (Leaving(moment.Slot - lead - (hours * DemoMoment.SlotsPerHour), lead) is not { } voyage || voyage.Late != hours) continue;
                yield return DemoSignals.Arrived($"{Id(voyage.Slot)}-arrived", moment.Time, Id(voyage.Slot), voyage.Lane.To);
            }
        }
    }

    public DemoSignal Departure(DemoMoment moment)
    {
        var voyage = Voyage(moment.Slot);
        var lines = DemoTraffic.Lines(DemoRandom.For(world.Seed, "load", moment.Slot), voyage.Lane.From, IsFromPlant(voyage.Lane) ? (8, 24) : (1, 6));
        var promised = moment.InSlots(Slots(voyage.Lane) + SpareSlots);
        var shipment = new ShipmentEntry(Id(moment.Slot), voyage.Lane.From, voyage.Lane.To, lines, promised) { Carrier = voyage.Lane.Carrier };
        return DemoSignals.Departed($"{shipment.Id}-departed", moment.Time, shipment);
    }

    /// <summary>A position report that confirms the promise; null where nothing suitable is under way.</summary>
    public DemoSignal? OnTimeEta(DemoMoment moment, string id, DemoRandom random)
    {
        var early = TimeSpan.FromMinutes(random.From(5, 40));
        var steady = world.Shipments.Where((shipment, index) => index % 2 == 1 && world.ArrivalSlot(shipment) > moment.Slot + DemoMoment.SlotsPerHour).ToArray();
        if (steady.Length > 0 && random.Chance(70))
        {
            var shipment = random.Pick(steady);
            return DemoSignals.Eta(id, moment.Time, (shipment.Id, shipment.To), shipment.PromisedAt - early);
        }
        for (var slot = moment.Slot - random.From(1, 20); slot > Math.Max(0, moment.Slot - LookBackSlots); slot--)
        {
            if (DemoPulse.KindAt(world.Seed, slot) != DemoPulse.Kind.Departure || Voyage(slot) is not { Late: 0 } voyage) continue;
            var promised = moment.InSlots(slot - moment.Slot + Slots(voyage.Lane) + SpareSlots);
            return DemoSignals.Eta(id, moment.Time, (Id(slot), voyage.Lane.To), promised - ((promised - moment.Time) / 20));
        }
        return null;
    }

    private static DemoSignal LateEta(DemoMoment moment, (long Slot, LaneEntry Lane, int Late) voyage)
    {
        var eta = moment.InSlots(voyage.Slot - moment.Slot + Slots(voyage.Lane) + (voyage.Late * DemoMoment.SlotsPerHour));
        return DemoSignals.Eta($"{Id(voyage.Slot)}-late", moment.Time, (Id(voyage.Slot), voyage.Lane.To), eta);
    }

    private (long Slot, LaneEntry Lane, int Late)? Leaving(long slot, long lead) =>
        DemoPulse.KindAt(world.Seed, slot) == DemoPulse.Kind.Departure && Voyage(slot) is var voyage && Slots(voyage.Lane) == lead ? voyage : null;

    private (long Slot, LaneEntry Lane, int Late) Voyage(long slot)
    {
        var random = DemoRandom.For(world.Seed, "voyage", slot);
        var lanes = fromCentres.Length == 0 || random.Chance(FromPlantsPercent) ? fromPlants : fromCentres;
        return (slot, random.Pick(lanes), LateHours[random.Weighted(LateWeights)]);
    }

    private static bool IsFromPlant(LaneEntry lane) => lane.From.StartsWith("PLT-", StringComparison.Ordinal);

    private static long Slots(LaneEntry lane) => (long)(lane.LeadTimeHours * DemoMoment.SlotsPerHour);

    private static string Id(long slot) => $"SH-{FirstNumber + slot}";
}
