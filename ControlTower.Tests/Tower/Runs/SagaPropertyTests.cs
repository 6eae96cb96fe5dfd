using ControlTower.Core.Effects;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>Random steps, some waiting for others, done, failed, blocked and parked in random order, with reports that come twice.</summary>
public sealed class SagaPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyRun_ComesToAnEnd_WithEachStepInOneFinalState(int seed)
    {
        for (var round = 0; round < 60; round++) Play(new Random((seed * 1_000) + round));
    }

    private static void Play(Random random)
    {
        var scene = Working.Outside(Steps(random));
        for (var turn = 0; scene.Run().Open; turn++)
        {
            Assert.True(turn < 2_000, $"R-2001 never ends: {string.Join(", ", scene.Steps())}");
            Act(scene, random);
        }
        Hold(scene);
    }

    private static StepRule[] Steps(Random random) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(i => new StepRule("logistics", $"Do {i}", random.Next(1, 6))
    {
        Name = $"s{i}",
        After = i == 0 || random.Next(3) == 0 ? null : [.. Enumerable.Range(0, i).Where(_ => random.Next(3) == 0).Select(earlier => $"s{earlier}")],
        Undo = random.Next(4) == 0 ? null : $"Undo {i}",
        Task = random.Next(3) == 0 ? true : null,
    })];

    private static void Act(Scene scene, Random random)
    {
        if (random.Next(4) == 0) scene.Pass(random.Next(1, 12));
        if (!scene.Run().Open) return;
        var open = scene.Run().Steps.Where(step => step.UnderWay || step.Status == StepStatus.UndoFailed).ToList();
        Assert.NotEmpty(open);
        var step = open[random.Next(open.Count)];
        if (step.Status == StepStatus.UndoFailed) Settle(scene, step, random);
        else if (step.Task == true || random.Next(8) == 0) Say(scene, step, random);
        else Tell(scene, step, random);
    }

    private static void Settle(Scene scene, RunStep step, Random random) => scene.Ask(random.Next(3) switch
    {
        0 => new RetryStep(Working.Run, step.Number, "again"),
        1 => new GiveUpStep(Working.Run, step.Number, "it stays"),
        _ => new MarkStepDone(Working.Run, step.Number, "by hand"),
    });

    private static void Say(Scene scene, RunStep step, Random random) => scene.Ask(random.Next(7) switch
    {
        0 => new FailStep(Working.Run, step.Number, "impossible"),
        1 => new BlockStep(Working.Run, step.Number, "blocked"),
        _ => new MarkStepDone(Working.Run, step.Number, "done"),
    });

    private static void Tell(Scene scene, RunStep step, Random random)
    {
        var id = (step.Status == StepStatus.Undoing ? step.UndoEffects! : step.Effects)[0];
        if (scene.State.Effects.Effects.Find(id) is not { Status: EffectStatus.Waiting } effect) return;
        var report = new ReportEffect(id, effect.Attempts + 1, random.Next(3) == 0 ? "no answer" : null);
        scene.When(report, Caller.System);
        scene.When(report, Caller.System);
        Assert.Empty(scene.Last);
        if (report.Error is not null && random.Next(2) == 0) while (scene.State.Effects.Effects.Find(id) is { Status: EffectStatus.Waiting } again) scene.When(new ReportEffect(id, again.Attempts + 1, "no answer"), Caller.System);
    }

    private static void Hold(Scene scene)
    {
        var run = scene.Run();
        Assert.All(run.Steps, step => Assert.True(step.Over, $"{step.Number} is {step.Status}"));
        Assert.Equal(run.Status == RunStatus.Completed, run.Steps.All(step => step.Status == StepStatus.Done));
        if (run.Status != RunStatus.Completed) Assert.Equal(RunStatus.Compensated, run.Status);
        if (run.Status == RunStatus.Compensated) Assert.DoesNotContain(StepStatus.Done, scene.Steps());
        Assert.Equal(scene.Told().Length, scene.Told().Distinct().Count());
        HoldOrder(scene);
        Assert.Empty(scene.State.Protocols.StepsDue.ById.Keys);
        Assert.Empty(scene.State.Protocols.ForPeople.Keys);
        if (run.Status == RunStatus.Compensated) Assert.DoesNotContain(scene.State.Effects.Effects.Values, effect => effect.Status == EffectStatus.Waiting);
    }

    /// <summary>Nothing begins before what it waits for is done, and what was done is taken back the other way round.</summary>
    private static void HoldOrder(Scene scene)
    {
        var done = new List<int>();
        var back = new List<int>();
        foreach (var fact in scene.Journal.Select(fact => fact.Body))
        {
            if (fact is StepRequested asked) Assert.All(scene.StepOf(asked.Step).After ?? [], number => Assert.Contains(number, done));
            if (fact is StepDone one) done.Add(one.Step);
            if (fact is RunCompensating) back.Clear();
            if (fact is UndoDone undone) back.Add(undone.Step);
            if (fact is StepGivenUp stands) back.Add(stands.Step);
        }
        if (scene.Run().Status == RunStatus.Compensated) Assert.Equal(done.Distinct().Reverse(), back);
    }
}
