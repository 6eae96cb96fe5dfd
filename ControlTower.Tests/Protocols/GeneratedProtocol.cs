using System.Text.Json.Nodes;

namespace ControlTower.Tests.Protocols;

/// <summary>Protocols of all forms, most of them valid, drawn by a seed.</summary>
internal sealed class GeneratedProtocol(Random random)
{
    private static readonly string[] Functions = ["procurement", "planning", "operations", "logistics", "finance"];
    private static readonly string[] Kinds = ["activateBackup", "expedite", "reallocate", "wait"];

    private bool Maybe => random.Next(2) == 0;

    public JsonObject Document()
    {
        var document = new JsonObject { ["id"] = $"p-{random.Next(100)}", ["title"] = "Generated" };
        if (Maybe) document["reason"] = "For a test.";
        if (Maybe) document["mode"] = Of("live", "shadow", "off");
        if (Maybe) document["cases"] = new JsonArray("supplierDelay");
        else document["trigger"] = Trigger();
        if (Maybe) document["when"] = new JsonArray(Condition());
        if (Maybe) document["level"] = Level(null, 0);
        else document["levels"] = new JsonArray(Level("disruptionHours < 48 h", 1), Level("disruptionHours >= 2 d", 2));
        document["options"] = new JsonArray("wait", Option(Kinds[random.Next(3)]));
        if (Maybe) document["breakers"] = new JsonObject { ["automaticPerHour"] = random.Next(9), ["moneyPerDay"] = Money() };
        return document;
    }

    private string Of(params string[] choices) => choices[random.Next(choices.Length)];

    private JsonObject Trigger()
    {
        var trigger = random.Next(6) switch
        {
            0 => new JsonObject { ["cases"] = new JsonArray("supplierDelay", "siteDown") },
            1 => new JsonObject { ["signals"] = new JsonArray("order.placed") },
            2 => new JsonObject { ["schedule"] = new JsonObject { ["at"] = "06:30", ["days"] = new JsonArray("monday"), ["timeZone"] = "UTC" } },
            3 => new JsonObject { ["kpi"] = new JsonObject { ["kpi"] = Worlds.Usual.Kpis[0], ["below"] = 3 } },
            4 => new JsonObject { ["stock"] = new JsonObject { ["belowQuantity"] = 5 } },
            _ => new JsonObject { ["recommendations"] = new JsonArray("buy") },
        };
        if (Maybe) trigger["sites"] = new JsonArray("SUP-1");
        return trigger;
    }

    private JsonNode Condition() => Maybe ? "ordersAtRisk > 3" : new JsonObject { ["field"] = "surgePercent", [Of("atLeast", "above", "atMost", "below")] = random.Next(50) };

    private JsonObject Level(string? when, int number)
    {
        var level = new JsonObject { ["functions"] = new JsonArray(Functions[random.Next(2)], Functions[2 + random.Next(2)]) };
        if (number > 0) level["name"] = $"n{number}";
        if (when is not null) level["when"] = Maybe ? when : new JsonArray(when);
        if (Maybe) level["window"] = Of("4 h", "30 min", "4 working h", "1 d");
        else level["windowHours"] = 1 + random.Next(8);
        if (Maybe) level[Of("decide", "decision")] = Decide();
        if (Maybe) level["authority"] = Maybe ? Money() : new JsonObject { ["perDecision"] = Money(), ["quantity"] = 5, ["duration"] = "2 d" };
        if (Maybe) level["ladder"] = new JsonArray(new JsonObject { ["function"] = "management", ["window"] = "2 h" });
        if (Maybe) level["onTimeout"] = Of("park", "reject", "safeOption");
        if (Maybe) level["within"] = "30 d";
        if (Maybe) level["reaskShare"] = 0.25;
        if (random.Next(4) == 0) level["options"] = new JsonArray(Option("expedite"));
        return level;
    }

    private JsonNode Decide() => random.Next(3) switch
    {
        0 => Of("automatic", "one", "joint", "sequential"),
        1 => new JsonObject { ["mode"] = "joint", ["quorum"] = 1 },
        _ => new JsonObject { ["mode"] = "joint", ["quorum"] = "all" },
    };

    private JsonNode Money() => Maybe ? Of("5000 EUR", "EUR 25 000", "0.5 EUR") : new JsonObject { ["amount"] = random.Next(9_999), ["currency"] = "EUR" };

    private JsonObject Option(string kind)
    {
        var option = new JsonObject { ["kind"] = kind };
        var first = new JsonObject { ["function"] = "logistics", ["action"] = "Do it", ["name"] = "first" };
        var second = new JsonObject { ["function"] = "planning", ["action"] = "Then that", ["after"] = new JsonArray("first"), [Of("within", "withinHours")] = 4, ["task"] = Maybe };
        if (Maybe) first["undo"] = "Take it back";
        if (Maybe) option["steps"] = new JsonArray(first, second);
        return option;
    }
}
