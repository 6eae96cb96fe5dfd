using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>A command that waits for its turn, and whoever waits for its answer.</summary>
internal sealed class PendingCommand(Command command)
{
    private readonly TaskCompletionSource<Committed> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Command Command { get; } = command;

    public Task<Committed> Answer => answer.Task;

    /// <summary>What was decided; told only after it is on stable storage.</summary>
    public Result<object> Decided { get; set; }

    public void Tell(long version) => answer.TrySetResult(new(Decided, version));

    public void Tell(Refusal refusal, long version) => answer.TrySetResult(new(refusal, version));

    public void Fail(Exception problem) => answer.TrySetException(problem);
}

/// <param name="Answer">What the caller is told.</param>
/// <param name="Version">At which it holds.</param>
public readonly record struct Committed(Result<object> Answer, long Version);
