using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>One trial of a policy at a time: how far it is, and what came of the last.</summary>
/// <param name="play">Plays it beside the loop.</param>
public sealed class TrialRun(Func<TrialQuestion, Action<TrialStep>, CancellationToken, Task<PolicyTrialResult>> play) : IDisposable
{
    private CancellationTokenSource? running;

    /// <summary>Raised on any thread when something of it changed.</summary>
    public event Action? Changed;

    public bool Busy => running is not null;

    public TrialStep Step { get; private set; }

    /// <summary>What <see cref="Result"/> is of.</summary>
    public TrialQuestion? Asked { get; private set; }

    public PolicyTrialResult? Result { get; private set; }

    public string? Problem { get; private set; }

    public async Task StartAsync(TrialQuestion question)
    {
        if (Busy) return;
        using var mine = running = new();
        (Step, Result, Problem, Asked) = (default, null, null, question);
        Changed?.Invoke();
        try
        {
            Result = await play(question, Tell, mine.Token);
        }
        catch (OperationCanceledException)
        {
            Problem = "It was cancelled; nothing of the tower was touched.";
        }
#pragma warning disable CA1031 // Whatever it is, who asked is told, and the page stays.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Problem = $"It broke off: {problem.Message} Nothing of the tower was touched.";
        }
        running = null;
        Changed?.Invoke();
    }

    public void Cancel() => running?.Cancel();

    public void Dispose() => Cancel();

    private void Tell(TrialStep step)
    {
        Step = step;
        Changed?.Invoke();
    }
}
