using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower.Runs;

namespace ControlTower.Tests.Tower.Learning;

/// <summary>Questions of one protocol that people answered, for what is learned from them.</summary>
internal static class Decisions
{
    public const string Text = """
        id: late
        title: Late
        reason: To learn from.
        cases: [supplierDelay]
        level:
          functions: [planning]
          decision: automatic
          authority: { amount: 500, currency: EUR } # as agreed in spring
          windowHours: 4
          ladder:
            - { function: operations, windowHours: 4 }
          onTimeout: park
        options:
          - kind: expedite
            steps:
              - { function: logistics, action: Do it, within: 4 h }
          - kind: activateBackup
            steps:
              - { function: logistics, action: Do it, within: 4 h }
        """;

    public static Scene Given(string text)
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.One, "planning"));
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
        return scene;
    }

    /// <param name="option">Null refuses.</param>
    public static void Answer(Scene scene, int minutes, decimal cost = 1_000, string? option = "A")
    {
        var number = scene.State.Protocols.LastApproval + 1;
        scene.Ask(cost, (number % 9) + 1).PassWithoutBells(minutes / 60.0);
        var answer = option is null ? scene.No("P-4", $"AP-{number}") : scene.Yes("P-4", $"AP-{number}", option);
        Assert.True(answer.Succeeded, answer.Refusal?.Message);
        if (scene.Status($"AP-{number}") == ApprovalStatus.Waiting) answer = scene.Yes("P-2", $"AP-{number}", option);
        Assert.True(answer.Succeeded, answer.Refusal?.Message);
        scene.When(new ResolveCase(scene.State.Exceptions.Open.Keys.Single(), "over"));
    }
}
