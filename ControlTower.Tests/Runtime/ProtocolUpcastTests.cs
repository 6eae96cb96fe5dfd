using System.Text;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;

namespace ControlTower.Tests.Runtime;

/// <summary>Protocols that were published by earlier versions of the program.</summary>
public sealed class ProtocolUpcastTests
{
    private const string OneLevel = """
        {"version":7,"document":{"id":"surge","title":"Surge","reason":"","cases":["demandSurge"],"when":[{"field":"surgePercent","test":"atLeast","value":1.25}],
        "level":{"functions":["planning"],"decision":"joint","authority":{"amount":10.5,"currency":"EUR"},"windowHours":4,"ladder":[{"function":"management","windowHours":8}],"onTimeout":"safeOption"},
        "options":[{"kind":"wait","steps":[{"function":"planning","action":"Watch","within":2}]}],"mode":"shadow"},"text":"as written"}
        """;

    [Fact]
    public void Decode_OfTheFirstVersion_HasOneLevelWithTheOptions()
    {
        var row = new FactRow(1, default, default, Actors.System, "protocol.published", 1, Encoding.UTF8.GetBytes(OneLevel), []);

        var document = ((ProtocolPublished)Replay.Catalog.Decode(row).Body).Document;

        Assert.Equal((ProtocolMode.Shadow, "demandSurge", "surgePercent >= 1.25"), (document.Mode, document.Trigger.Cases.Single(), document.When.Single()));
        var level = document.Levels.Single();
        Assert.Equal((DecisionMode.Joint, 10.5m, 4m, TimeoutPolicy.SafeOption), (level.Decision.Mode, level.Authority!.PerDecision!.Value.Amount, level.WindowHours, level.OnTimeout));
        Assert.Equal(("management", "wait", "Watch"), (level.Ladder.Single().Function, level.Options.Single().Kind, level.Options.Single().Steps.Single().Action));
    }
}
