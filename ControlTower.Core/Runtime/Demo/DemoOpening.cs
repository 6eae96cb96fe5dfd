namespace ControlTower.Core.Runtime.Demo;

/// <summary>The first minute: one trouble of each kind, so that every page has something real to show. Some of them end within the hour.</summary>
internal static class DemoOpening
{
    /// <summary>By how much the first late shipment is late.</summary>
    public static readonly TimeSpan LateBy = TimeSpan.FromHours(11);

    /// <summary>Slots within which the opening has told all it has to tell.</summary>
    public const long Length = 60 * DemoMoment.SlotsPerMinute;

    private const string Outage = "DC-LYON";

    /// <summary>Where a backup is near enough to save what is late.</summary>
    private const string Plant = "PLT-BRNO";

    private const string ShortDelay = "SUP-SUZHOU-1";
    private const string LongDelay = "SUP-TURIN-1";

    public static IReadOnlyList<DemoStep> Steps(DemoWorld world) =>
    [
        .. Delay(world, 3, (ShortDelay, 44), "Cell deliveries held at customs"),
        .. Count(world),
        .. Late(world),
        .. SiteOutage(world),
        .. Surge(world),
        .. Delay(world, 24, (LongDelay, 74), "Press line stopped, tooling is being replaced"),
        .. DemoBills.Steps(world),
    ];

    private static IEnumerable<DemoStep> Delay(DemoWorld world, long slot, (string Site, decimal Hours) delay, string reason) =>
        world.PurchaseOrders.Where(order => order.From == delay.Site).OrderBy(order => order.To == Plant ? 0 : 1).ThenBy(order => order.PromisedAt).Take(1)
            .Select(order => new DemoStep(slot, moment => DemoSignals.SupplierDelayed($"opening-delay-{delay.Site}", moment.Time, order, delay.Hours, reason)));

    private static IEnumerable<DemoStep> Count(DemoWorld world)
    {
        if (world.Miscounted.Count == 0) yield break;
        var position = world.Miscounted[0];
        yield return new(7, moment => DemoSignals.Counted("opening-count", moment.Time, position, decimal.Floor(DemoWorld.Book(moment, position) * 0.91m)));
    }

    private static IEnumerable<DemoStep> Late(DemoWorld world) =>
        world.Shipments.Where(shipment => shipment.Id == DemoTraffic.LateShipment)
            .Select(shipment => new DemoStep(11, moment => DemoSignals.Eta("opening-late", moment.Time, (shipment.Id, shipment.To), shipment.PromisedAt + LateBy)));

    private static IEnumerable<DemoStep> SiteOutage(DemoWorld world)
    {
        if (!world.Fallible.Contains(Outage)) yield break;
        yield return new(15, moment => DemoSignals.Down("opening-outage", moment.Time, Outage, (moment.Time, moment.Time.AddHours(5), "Power failure in the sorting hall")));
        yield return new(15 + (14 * DemoMoment.SlotsPerMinute), moment => DemoSignals.Up("opening-outage-ends", moment.Time, Outage, "Power is back"));
    }

    private static IEnumerable<DemoStep> Surge(DemoWorld world)
    {
        var series = world.Series.First(one => one.Hot && one.Item.StartsWith("BIKE", StringComparison.Ordinal));
        yield return new(19, moment => DemoSignals.Observed(series, moment.Time, DateOnly.FromDateTime(moment.Time.UtcDateTime), series.Base * 34 / 10));
    }
}
