using ControlTower.Core.Effects;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>A run that carries out the steps of a test; operations and then management join when one is late.</summary>
internal static class Working
{
    public const string Run = "R-2001";

    /// <summary>Logistics, which P-5 holds, is to do it within 4 h.</summary>
    public static StepRule Step(string name, params string[] after) => new("logistics", $"Do {name}", 4) { Name = name, After = after.Length > 0 ? after : null, Undo = $"Undo {name}" };

    public static StepRule AsTask(this StepRule step) => step with { Task = true };

    public static StepRule WithoutUndo(this StepRule step) => step with { Undo = null };

    /// <summary>Approved and begun, with nothing subscribed.</summary>
    public static Scene Alone(params StepRule[] steps) => Begin(Asking.Given(Level(steps)), steps);

    /// <summary>Approved and begun, with one system that is told of each step.</summary>
    public static Scene Outside(params StepRule[] steps)
    {
        var scene = Asking.Given(Level(steps));
        scene.When(new SubscribeEndpoint("https://wms.example/hook"));
        return Begin(scene, steps);
    }

    public static Scene Begin(Scene scene, IReadOnlyList<StepRule> steps, string kind = "coordinate", params PlannedMove[] moves)
    {
        scene.Tell(1, 10).Weigh(new RunOption("A", kind, "Option A", Networks.Euro(100), new(1, 1, Scene.Start.AddHours(90), "saved"), moves, steps, "hash"));
        Assert.True(scene.Yes("P-1").Succeeded);
        return scene;
    }

    public static Level Level(IReadOnlyList<StepRule> steps) => Asking.Level(DecisionMode.One, "procurement") with
    {
        Ladder = [new("operations", 2), new("management", 3)],
        Options = [new("coordinate", steps)],
    };

    /// <summary>The outside has done what an effect asks.</summary>
    public static Scene Delivered(this Scene scene, string effect)
    {
        scene.When(new ReportEffect(effect, scene.State.Effects.Effects[effect].Attempts + 1, null), Caller.System);
        return scene;
    }

    /// <summary>The outside never takes it.</summary>
    public static Scene Dead(this Scene scene, string effect)
    {
        for (var attempt = 1; attempt <= EffectState.Backoff.Count + 1; attempt++) scene.When(new ReportEffect(effect, attempt, "no answer"), Caller.System);
        return scene;
    }

    public static Scene Says(this Scene scene, object command, string person = "P-5")
    {
        scene.When(command, Caller.Of(person));
        return scene;
    }

    public static StepStatus[] Steps(this Scene scene) => [.. scene.Run(Run).Steps.Select(step => step.Status)];

    public static RunStep StepOf(this Scene scene, int number) => scene.Run(Run).Steps[number - 1];

    /// <summary>What was told to the outside, in order.</summary>
    public static string[] Told(this Scene scene) => [.. scene.All<EffectRequested>().Select(effect => effect.Payload.GetProperty("action").GetString()!)];
}
