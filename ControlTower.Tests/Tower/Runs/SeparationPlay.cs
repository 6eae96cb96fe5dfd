using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>A way into the tower that is tried.</summary>
/// <returns>Whether it was taken; null where the way has nothing by which it could be said.</returns>
internal delegate Task<bool?> SeparationWay(SceneStep step);

/// <summary>
/// Plays what happens in one of the separation cases on a running tower, whose clock is moved by hand. What people say of questions and
/// delegations goes the way that is tried; what only prepares it, and what the background does, goes by the front door.
/// </summary>
internal sealed class SeparationPlay : IAsyncDisposable
{
    private readonly ManualClock clock = new(Scene.Start);
    private readonly List<string> otherwise = [];

    public SeparationPlay() => Loop = new(new(Scene.Patient), (Journal, Replay.Catalog), TowerState.Empty, clock, new LoopOptions());

    public MemoryJournal Journal { get; } = new();

    public TowerLoop Loop { get; }

    /// <summary>How often the way was tried.</summary>
    public int Tried { get; private set; }

    /// <summary>Told of each person as soon as it is there.</summary>
    public Func<string, Task> OnPerson { get; init; } = _ => Task.CompletedTask;

    /// <summary>The steps of a case in which somebody decides, lends or takes back.</summary>
    public static bool Decides(SceneStep step) => step.Body is Approve or Reject or WithdrawAnswer or WithdrawQuestion or GiveDelegation or EndDelegation;

    /// <returns>What the way did otherwise than the core; empty where both are of one mind.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(string name, SeparationWay way)
    {
        foreach (var step in SeparationCases.All[name]().Steps)
        {
            if (step.At > clock.GetUtcNow()) clock.Pass(step.At - clock.GetUtcNow());
            if (!Decides(step)) await PrepareAsync(step);
            else await TryAsync(step, way);
        }
        return otherwise;
    }

    public IEnumerable<IFact> Facts() => Journal.Read(0, int.MaxValue).Select(row => Replay.Catalog.Decode(row).Body);

    public async ValueTask DisposeAsync()
    {
        await Loop.DisposeAsync();
        Journal.Dispose();
    }

    private async Task PrepareAsync(SceneStep step)
    {
        await Loop.SubmitAsync(new(step.Caller, step.Body));
        if (step.Body is AddPerson { Person: var person }) await OnPerson(person);
    }

    /// <summary>What cannot be said by the way is said by the front door where it only prepares, and left out where it would decide.</summary>
    private async Task TryAsync(SceneStep step, SeparationWay way)
    {
        if (await way(step) is { } taken)
        {
            Tried++;
            if (taken != step.Taken) otherwise.Add($"{step.Body} by {step.Caller.Actor} was {(taken ? "taken" : "refused")}");
        }
        else if (step.Taken && step.Body is not (Approve or Reject))
        {
            await Loop.SubmitAsync(new(step.Caller, step.Body));
        }
    }
}
