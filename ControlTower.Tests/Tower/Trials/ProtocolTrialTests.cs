using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Trials;

namespace ControlTower.Tests.Tower.Trials;

public sealed class ProtocolTrialTests
{
    private const string TwoLevels =
        """
        id: two
        title: Two
        cases: [supplierDelay]
        when: disruptionHours >= 4 h
        levels:
          - { name: buyer, when: disruptionHours < 20 h, functions: [procurement], decide: automatic, window: 1 h, options: [wait] }
          - name: both
            when: disruptionHours >= 20 h
            functions: [procurement, operations]
            decide: joint
            window: 2 h
            ladder: [{ function: management, window: 3 h }]
            onTimeout: park
            options: [activateBackup, wait]
        """;

    [Fact]
    public void Try_CaseOfTheSecondLevel_TellsWhoIsAskedUntilWhenAndWhatItWeighs()
    {
        var scene = Scene.Small().Delay(72).Settle();
        var id = scene.State.Exceptions.Open.Keys.Single();

        var trial = ProtocolTrial.Of(scene.State, ProtocolText.Parse(TwoLevels).Value!, (id, scene.Now), Scene.Patient)!;

        Assert.True(trial.Fires);
        Assert.Equal("both", trial.Level!.Name);
        Assert.Equal([("buyer", false), ("both", true)], trial.Levels.Select(level => (level.Name, level.Decides)));
        Assert.Equal((false, "disruptionHours is 72 h"), (trial.Levels[0].Conditions[0].Holds, trial.Levels[0].Conditions[0].Values.Single()));
        Assert.Equal([scene.Now.AddHours(2), scene.Now.AddHours(5)], trial.Stages.Select(stage => stage.Until));
        Assert.Equal(["procurement", "operations"], trial.Stages[0].Functions);
        Assert.NotEmpty(trial.Options);
        Assert.Equal(TimeoutPolicy.Park, trial.OnTimeout);
        Assert.DoesNotContain("R-0", scene.State.Protocols.Runs.Keys);
    }

    [Fact]
    public void Try_CaseThatDoesNotFit_SaysWhichConditionFails()
    {
        var scene = Scene.Small().Delay(72).Settle();
        var id = scene.State.Exceptions.Open.Keys.Single();

        var trial = ProtocolTrial.Of(scene.State, ProtocolText.Parse(TwoLevels.Replace(">= 4 h", ">= 100 h", StringComparison.Ordinal).Replace("20 h", "200 h", StringComparison.Ordinal)).Value!, (id, scene.Now), Scene.Patient)!;

        Assert.False(trial.Fires);
        Assert.Equal("disruptionHours >= 100 h", trial.Starts.Single(one => !one.Holds).Text);
        Assert.Null(trial.Level);
    }

    [Fact]
    public void Try_NoSuchCase_IsNothing() => Assert.Null(ProtocolTrial.Of(Scene.Small().State, ProtocolText.Parse(TwoLevels).Value!, ("EX-9", Scene.Start), Scene.Patient));
}
