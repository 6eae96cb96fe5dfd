using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>Commands that were decided one after the other, and whose facts are committed together.</summary>
/// <param name="before">What the first of them was decided on.</param>
/// <param name="now">The tower's time for all of them.</param>
/// <param name="epoch">How many commits had failed by then: a group of an earlier epoch stands on a state that never was.</param>
internal sealed class CommandGroup(TowerState before, DateTimeOffset now, int epoch)
{
    private readonly List<PendingCommand> commands = [];
    private readonly List<Fact> facts = [];

    public DateTimeOffset Now => now;

    public int Epoch => epoch;

    public TowerState State { get; private set; } = before;

    public IReadOnlyList<Fact> Facts => facts;

    public int Commands => commands.Count;

    /// <summary>Hours by which the clock went ahead, if this group notes it.</summary>
    public decimal? Jump { get; set; }

    public void Add(PendingCommand pending, Decision decision)
    {
        pending.Decided = decision.Answer;
        commands.Add(pending);
        Add(decision);
    }

    public void Add(Decision decision)
    {
        State = decision.State;
        facts.AddRange(decision.Facts);
    }

    public void Tell() => commands.ForEach(pending => pending.Tell(State.Version));

    public void Tell(Refusal refusal, long version) => commands.ForEach(pending => pending.Tell(refusal, version));

    public void Fail(Exception problem) => commands.ForEach(pending => pending.Fail(problem));
}
