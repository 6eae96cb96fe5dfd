using System.Diagnostics.Metrics;

namespace ControlTower.Web.Api;

/// <summary>
/// Lets few sourcing calls be read and decided at once, so that their memory is bounded; others wait their turn. The meter
/// <see cref="Meter"/> tells how many run, and how each ended: answered, cancelled by its caller, or failed.
/// </summary>
public sealed class SourcingTurns : IDisposable
{
    public const string Meter = "ControlTower.Sourcing";
    public const string Running = "sourcing.running";
    public const string Ended = "sourcing.ended";

    private const int AtOnce = 2;

    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly UpDownCounter<int> running;
    private readonly Counter<long> ended;

    public SourcingTurns(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        running = meter.CreateUpDownCounter<int>(Running, description: "Sourcing calls that are decided now");
        ended = meter.CreateCounter<long>(Ended, description: "Sourcing calls that ended, by outcome");
    }

    /// <param name="work">Heavy; it stops soon after it is cancelled.</param>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        var outcome = "failed";
        running.Add(1);
        try
        {
            var answer = await Task.Run(work, cancel);
            outcome = "answered";
            return answer;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            turns.Release();
            running.Add(-1);
            ended.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    public void Dispose() => turns.Dispose();
}
