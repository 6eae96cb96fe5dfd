namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// After the opening, one trouble begins in each chapter of two and a half minutes: most of them small, some of them over again within
/// half an hour. A chapter is made from the seed and its number alone.
/// </summary>
internal sealed class DemoStories(DemoWorld world)
{
    public const string CarrierNormal = "normal";

    private const string CarrierDegraded = "degraded";
    private const long ChapterSlots = 5 * DemoMoment.SlotsPerMinute / 2;
    private const long LongestSlots = 40 * DemoMoment.SlotsPerMinute;

    private static readonly int[] Weights = [24, 14, 14, 14, 10, 8, 5, 4, 4, 3];

    private readonly DemoDelays delays = new(world);
    private readonly DemoSlowdowns slowdowns = new(world);
    private readonly IReadOnlyList<DemoStep> opening = DemoOpening.Steps(world);

    /// <summary>Chapters told of late: each is asked for by every slot that it may last into, and is the same each time.</summary>
    private readonly Told?[] told = new Told?[(LongestSlots / ChapterSlots) + 2];

    public IEnumerable<DemoSignal> At(DemoMoment moment)
    {
        var steps = moment.Slot <= DemoOpening.Length ? opening.AsEnumerable() : [];
        for (var chapter = Math.Max(1, (moment.Slot - LongestSlots) / ChapterSlots); chapter <= moment.Slot / ChapterSlots; chapter++)
        {
            steps = steps.Concat(Steps(chapter));
        }
        return steps.Where(step => step.Slot == moment.Slot).Select(step => step.Say(moment));
    }

    private IReadOnlyList<DemoStep> Steps(long chapter)
    {
        ref var place = ref told[chapter % told.Length];
        if (place is not { } known || known.Chapter != chapter) place = known = new(chapter, [.. Chapter(chapter)]);
        return known.Steps;
    }

    private IEnumerable<DemoStep> Chapter(long chapter)
    {
        var random = DemoRandom.For(world.Seed, "chapter", chapter);
        var plot = new DemoPlot(chapter, (chapter * ChapterSlots) + random.Below(40), random);
        return random.Weighted(Weights) switch
        {
            0 when plot.Chapter % 5 == 3 => slowdowns.Weather(plot),
            0 => Miscount(plot),
            1 when plot.Chapter % 4 == 2 => slowdowns.Staff(plot),
            1 => Carrier(plot),
            2 => Shortfall(plot),
            3 => LateShipment(plot),
            4 => Maintenance(plot),
            5 => delays.Passing(plot),
            6 => Demand(plot, 20, yesterday: true),
            7 => Demand(plot, 290, yesterday: false),
            8 => Outage(plot),
            _ => delays.Growing(plot),
        };
    }

    private IEnumerable<DemoStep> Miscount(DemoPlot plot)
    {
        if (world.Miscounted.Count == 0) yield break;
        var position = plot.Choose(world.Miscounted);
        var percent = plot.Random.Chance(80) ? plot.Random.From(88, 95) : plot.Random.From(106, 112);
        var wrong = plot.Random.Chance(50);
        yield return plot.Step(0, moment => DemoSignals.Counted(plot.Id(0), moment.Time, position, decimal.Floor(DemoWorld.Book(moment, position) * percent / 100)));
        if (wrong) yield return plot.Step(6, moment => DemoSignals.Retracted(plot.Id(1), moment.Time, (DemoSources.Wms, plot.Id(0)), "The wrong bin was counted"));
    }

    private static IEnumerable<DemoStep> Carrier(DemoPlot plot)
    {
        var carrier = DemoLaneRules.Carriers[(int)(plot.Chapter % 3 * 2) + 1];
        var hours = plot.Random.From(3, 9);
        yield return plot.Step(0, moment => DemoSignals.CarrierStatus(plot.Id(0), moment.Time, carrier, (CarrierDegraded, hours)));
        yield return plot.Step(7, moment => DemoSignals.CarrierStatus(plot.Id(1), moment.Time, carrier, (CarrierNormal, null)));
    }

    private IEnumerable<DemoStep> Shortfall(DemoPlot plot)
    {
        if (world.Lines.Count < 2) yield break;
        var line = world.Lines[(int)(plot.Chapter * 7 % (world.Lines.Count / 2) * 2) + 1];
        var planned = plot.Random.From(6, 14) * 5;
        var made = planned * plot.Random.From(62, 86) / 100;
        yield return plot.Step(0, moment => DemoSignals.Produced(plot.Id(0), moment.Time, line, (planned, made)));
        yield return plot.Step(12, moment => DemoSignals.Produced(plot.Id(1), moment.Time, line, (planned, planned + (planned / 10))));
    }

    private IEnumerable<DemoStep> LateShipment(DemoPlot plot)
    {
        var underWay = world.Shipments.Where((one, index) => index % 2 == 0 && index > 0 && world.ArrivalSlot(one) > plot.Slot + LongestSlots).ToArray();
        if (underWay.Length == 0) yield break;
        var shipment = plot.Choose(underWay);
        var hours = plot.Random.From(3, 20);
        yield return plot.Step(0, moment => DemoSignals.Eta(plot.Id(0), moment.Time, (shipment.Id, shipment.To), shipment.PromisedAt.AddHours(hours)));
        yield return plot.Step(14, moment => DemoSignals.Eta(plot.Id(1), moment.Time, (shipment.Id, shipment.To), shipment.PromisedAt.AddMinutes(-10)));
    }

    private IEnumerable<DemoStep> Maintenance(DemoPlot plot)
    {
        if (world.Fallible.Count == 0) yield break;
        var site = plot.Choose(world.Fallible);
        var (from, length) = (5 * DemoMoment.SlotsPerMinute, 10 * DemoMoment.SlotsPerMinute);
        yield return plot.Step(0, moment => DemoSignals.Down(plot.Id(0), moment.Time, site, (moment.InSlots(from), moment.InSlots(from + length), "Planned maintenance")));
        yield return plot.Step(15, moment => DemoSignals.Up(plot.Id(1), moment.Time, site, "Maintenance is done"));
    }

    private IEnumerable<DemoStep> Outage(DemoPlot plot)
    {
        if (world.Fallible.Count == 0) yield break;
        var site = plot.Choose(world.Fallible);
        var reason = plot.Random.Pick(["Conveyor failure", "Network outage", "Sprinkler alarm", "Power failure"]);
        yield return plot.Step(0, moment => DemoSignals.Down(plot.Id(0), moment.Time, site, (moment.Time, moment.Time.AddHours(3), reason)));
        yield return plot.Step(11, moment => DemoSignals.Up(plot.Id(1), moment.Time, site, "Back in service"));
    }

    private IEnumerable<DemoStep> Demand(DemoPlot plot, int percent, bool yesterday)
    {
        // Slumps and surges have stores of their own, else yesterday's slump would add up with the surge that was told then.
        var series = plot.Choose(world.Series.Where(one => one.Hot).Where((_, index) => index % 2 == (yesterday ? 0 : 1)).ToArray());
        var units = series.Base * (percent + plot.Random.Below(percent / 4)) / 100;
        yield return plot.Step(0, moment => DemoSignals.Observed(series, moment.Time, DateOnly.FromDateTime(moment.Time.UtcDateTime).AddDays(yesterday ? -1 : 0), units) with { Id = plot.Id(0) });
    }

    private sealed record Told(long Chapter, IReadOnlyList<DemoStep> Steps);
}
