using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Planning;

/// <summary>One pair of flows, one as the plan and one as the actual.</summary>
/// <param name="Kind">Inbound or production.</param>
/// <param name="Days">Length of a period.</param>
internal sealed record Baseline(string Plan, string Actual, PlanKind Kind, int Days);

/// <param name="Period">Its number, from 0.</param>
/// <param name="MadeUp">Within seven days after the period the cumulative gap came back within the band: a false alarm.</param>
internal sealed record Alarm(string Product, int Period, bool MadeUp);

/// <summary>Tells the tower a plan and its actuals as signals, day by day on a virtual clock, and hears which deviations it finds.</summary>
internal sealed class BaselineRun(SupplyGraph data, Baseline baseline)
{
    private const string Site = "SITE";
    private const int DaysAfter = 7;

    /// <summary>A Sunday, as the first day of the set is.</summary>
    private static readonly DateTimeOffset First = new(2026, 3, 8, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, int> places = data.Products.Index().ToDictionary(one => one.Item, one => one.Index);
    private readonly decimal[][] plan = data.Flows[baseline.Plan];
    private readonly decimal[][] actual = data.Flows[baseline.Actual];

    /// <summary>Whole periods of the set.</summary>
    public int Periods => data.Days / baseline.Days;

    /// <summary>Periods with a plan above nothing, over all products.</summary>
    public int PlannedOf(IReadOnlyCollection<string> products) =>
        Enumerable.Range(0, Periods).Sum(period => products.Count(product => Sum(plan, product, period * baseline.Days, baseline.Days) > 0));

    public IReadOnlyList<Alarm> Alarms()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new() { Sites = [new(Site, "Site", SiteKind.Plant)], Items = [.. data.Products.Select(product => new ItemEntry(product, product))] }));
        scene.Pass((First - Scene.Start).TotalHours);
        for (var day = 0; day < Periods * baseline.Days; day++) Live(scene, day);
        return [.. scene.Journal.Select(fact => Found(fact.Body)).OfType<Deviation>().Select(found => AlarmOf(found))];
    }

    private void Live(Scene scene, int day)
    {
        var word = baseline.Kind == PlanKind.Inbound ? "inbound" : "production";
        foreach (var product in day % baseline.Days == 0 ? data.Products : [])
        {
            scene.Signal(SignalTypes.PlanPublished, new
            {
                site = Site,
                item = product,
                kind = word,
                periodStart = First.AddDays(day),
                period = baseline.Days == 7 ? "week" : "day",
                quantity = Sum(plan, product, day, baseline.Days),
            });
        }
        scene.Pass(12);
        foreach (var (product, quantity) in data.Products.Select((product, place) => (product, actual[day][place])).Where(told => told.Item2 > 0)) Tell(scene, product, quantity);
        scene.Pass(12);
    }

    private void Tell(Scene scene, string product, decimal quantity)
    {
        if (baseline.Kind == PlanKind.Inbound) scene.Signal(SignalTypes.InventoryAdjusted, new { site = Site, item = product, delta = quantity, reason = "receipt" });
        else scene.Signal(SignalTypes.ProductionReported, new { site = Site, item = product, planned = 0, actual = quantity });
    }

    private static Deviation? Found(Core.Journal.IFact fact) => fact switch
    {
        CaseOpened opened => opened.Deviation,
        CaseUpdated updated => updated.Deviation,
        _ => null,
    };

    /// <summary>What was missing in the period may be made up in the week after it, up to what the band allows to be missing.</summary>
    private Alarm AlarmOf(Deviation found)
    {
        var product = found.Items[0];
        var period = (int)((found.BeganAt - First).TotalDays / baseline.Days);
        var allowed = (found.Expected!.Value - found.Lower!.Value).Units;
        var gap = found.Actual!.Value.Units - found.Expected.Value.Units;
        var madeUp = false;
        for (var day = (period + 1) * baseline.Days; day < Math.Min(data.Days, ((period + 1) * baseline.Days) + DaysAfter) && !madeUp; day++)
        {
            gap += Sum(actual, product, day, 1) - Sum(plan, product, day, 1);
            madeUp = gap >= -allowed;
        }
        return new(product, period, madeUp);
    }

    private decimal Sum(decimal[][] flow, string product, int day, int days)
    {
        var place = places[product];
        return Enumerable.Range(day, days).Sum(at => flow[at][place]);
    }
}
