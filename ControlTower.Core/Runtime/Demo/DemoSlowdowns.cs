namespace ControlTower.Core.Runtime.Demo;

/// <summary>What does not stop, but takes longer: roads in bad weather, centres with too few people.</summary>
internal sealed class DemoSlowdowns(DemoWorld world)
{
    public IEnumerable<DemoStep> Weather(DemoPlot plot)
    {
        if (world.Lanes.Count == 0) yield break;
        var (lane, factor) = (plot.Choose(world.Lanes), plot.Random.From(13, 19) / 10m);
        yield return plot.Step(0, moment => DemoSignals.Weather(plot.Id(0), moment.Time, lane, factor));
        yield return plot.Step(22, moment => DemoSignals.Weather(plot.Id(1), moment.Time, lane, null));
    }

    public IEnumerable<DemoStep> Staff(DemoPlot plot)
    {
        var centres = world.Fallible.Where(site => site.StartsWith("DC-", StringComparison.Ordinal)).ToArray();
        if (centres.Length == 0) yield break;
        var (site, share) = (plot.Choose(centres), plot.Random.From(5, 8) / 10m);
        yield return plot.Step(0, moment => DemoSignals.Staffed(plot.Id(0), moment.Time, site, share));
        yield return plot.Step(18, moment => DemoSignals.Staffed(plot.Id(1), moment.Time, site, 1));
    }
}
