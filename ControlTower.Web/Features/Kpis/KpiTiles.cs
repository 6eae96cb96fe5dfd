using ControlTower.Web.Shared.Charts;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Kpis;

/// <summary>The five figures that Overview and Wall show, over the last ninety days; reckoned anew in the background while the rows go on.</summary>
public sealed class KpiTiles(KpiDesk desk, TimeProvider clock, ILogger<KpiTiles> log) : BackgroundService, IKpiTiles
{
    private const int Days = 90;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly string[] Shown = ["orderFulfilmentCycleTime", "perfectOrderRate", "detectionToResponse", "onTimeByDate", "backlog"];

    private IReadOnlyList<KpiView> current = new UnmeasuredKpis().Current;

    public IReadOnlyList<KpiView> Current => Volatile.Read(ref current);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                var sheet = await desk.ReadAsync(new(clock.GetUtcNow().Date.AddDays(-Days)), null, stoppingToken);
                Volatile.Write(ref current, [.. Shown.Select(id => sheet.Lines.First(line => line.Definition.Id == id)).Select(ViewOf)]);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (IOException problem)
            {
                log.LogWarning(problem, "The figures for the overview could not be read; the last ones stay.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private static KpiView ViewOf(KpiLine line)
    {
        var value = line.Values is [var first, ..] ? first : null;
        return new(line.Definition.Title, value is null ? FigureText.Unknown : KpiText.Of(value.Value, value.Unit), null, "", value is null ? "" : $"n {NumberFormat.Text(value.N, 0)}, {Days} days", line.Trend)
        {
            Href = $"/kpis/{line.Definition.Id}",
            Missing = line.Missing,
        };
    }
}
