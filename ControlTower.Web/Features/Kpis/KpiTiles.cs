using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Charts;

namespace ControlTower.Web.Features.Kpis;

/// <summary>
/// The five figures of the overview and the wall, over the last 90 days, reckoned in the background when the rows went on. Where one lacks
/// its data, the next that has it takes the place, so that nobody looks at a row of dashes.
/// </summary>
public sealed class KpiTiles(KpiDesk desk, TimeProvider clock, ILogger<KpiTiles> log) : BackgroundService, IKpiTiles
{
    private const int Days = 90;
    private const int Places = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly (string Name, string Kpi)[] Shown =
    [
        ("Order cycle time", "orderFulfilmentCycleTime"), ("Perfect order rate", "perfectOrderRate"), ("Detection to response", "detectionToResponse"), ("Fill rate", "fillRate"), ("Backlog", "backlog"),
        ("Orders a day", "throughput"), ("On time by the minute", "onTimeByTimestamp"),
    ];

    private IReadOnlyList<KpiView> current = new UnmeasuredKpis().Current;

    public IReadOnlyList<KpiView> Current => Volatile.Read(ref current);

    public async Task ReckonAsync(CancellationToken cancellation)
    {
        // By days, so that the same question is asked all day long.
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var sheet = await desk.ReadAsync(new KpiQuery(today.AddDays(-Days)), null, cancellation);
        var tiles = Shown.Select(one => Tile(one.Name, sheet.Lines.Single(line => line.Definition.Id == one.Kpi))).ToList();
        var chosen = tiles.OrderBy(tile => tile.Missing is not null).Take(Places).ToHashSet();
        Volatile.Write(ref current, [.. tiles.Where(chosen.Contains)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var version = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (desk.Available && desk.Version != version)
                {
                    version = desk.Version;
                    await ReckonAsync(stoppingToken);
                }
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception problem) when (problem is IOException or System.Data.Common.DbException)
            {
                log.LogWarning(problem, "The figures of the overview could not be reckoned; trying again.");
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static KpiView Tile(string name, KpiLine line)
    {
        var value = line.Values.Count > 0 ? line.Values[0] : null;
        var missing = line.Missing is { } input ? $"needs {KpiText.Inputs(input)}" : (value?.Value is null ? $"nothing in {Days} days" : null);
        return new(name, KpiText.Of(value?.Value, value?.Unit ?? ""), null, $"last {Days} days", "", line.Trend) { Href = $"/kpis/{line.Definition.Id}", Missing = missing };
    }
}
