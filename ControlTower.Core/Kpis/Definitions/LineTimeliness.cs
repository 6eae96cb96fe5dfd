namespace ControlTower.Core.Kpis.Definitions;

/// <summary>Late share of lines, with the counts by timing as its parts.</summary>
public sealed class LineTimeliness : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "lineTiming",
        "Late lines",
        "share",
        "Share of late lines among all that are late, early or on time; cancelled and open lines stay out of the share. Its parts count the lines by timing.",
        KpiSource.Lines);

    public IReadOnlyList<KpiValue> Compute(KpiInput input)
    {
        var timings = input.Lines.Select(line => line.Timing).ToList();
        int Count(LineTiming timing) => timings.Count(one => one == timing);
        var (late, early, onTime) = (Count(LineTiming.Late), Count(LineTiming.Early), Count(LineTiming.OnTime));
        var judged = late + early + onTime;
        return
        [
            new(Definition.Id, Definition.Unit, judged == 0 ? null : (double)late / judged, judged)
            {
                Parts =
                [
                    new("late", late), new("early", early), new("onTime", onTime),
                    new("cancelled", Count(LineTiming.Cancelled)), new("open", Count(LineTiming.Open)),
                ],
            },
        ];
    }
}
