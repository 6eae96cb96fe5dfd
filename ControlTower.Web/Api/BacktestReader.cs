using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Connectors;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>Reads the request of a backtest; what is wrong is told with pointers into it.</summary>
internal sealed class BacktestReader(PeopleState people)
{
    private const string Documents = """{"type":["array","null"],"maxItems":10000,"items":{"type":["string","object"],"maxLength":1000000}}""";

    private static readonly JsonSchema Schema = SchemaWith($"\"protocols\":{Documents}");

    private static readonly JsonSchema ComparisonSchema = SchemaWith($"\"left\":{Documents},\"right\":{Documents}");

    private readonly JsonFindings findings = new();

    public Result<BacktestQuestion> Read(JsonElement root)
    {
        Schema.Check(root, findings);
        return findings.Any ? findings.ToRefusal("The backtest") : Read(root, "protocols", null);
    }

    /// <summary>Two sets of protocols, left and right; where either is left out it is the published ones.</summary>
    public Result<BacktestQuestion> ReadComparison(JsonElement root)
    {
        ComparisonSchema.Check(root, findings);
        return findings.Any ? findings.ToRefusal("The comparison") : Read(root, "left", new(Protocols(root, "right")));
    }

    private Result<BacktestQuestion> Read(JsonElement root, string side, ProtocolSet? against)
    {
        var (from, to) = (root.InstantOrNull("from")!.Value.ToUniversalTime(), root.InstantOrNull("to")!.Value.ToUniversalTime());
        if (to <= from) findings.Add("/to", "expected an instant after from");
        var protocols = Protocols(root, side);
        var network = Given(root, "network") is { } document ? Network(document) : null;
        var signals = Given(root, "signals") is { } events ? Signals(events, from) : null;
        var rules = Given(root, "answers") is { } answers ? Rules(answers) : [];
        var question = new BacktestQuestion(protocols, network, signals, from, to, rules) { Against = against, Range = Given(root, "range")?.GetBoolean(), Outcomes = Given(root, "outcomes") is { } outcomes ? Outcomes(outcomes) : [] };
        return findings.Any ? findings.ToRefusal("The backtest") : question;
    }

    private static JsonSchema SchemaWith(string protocols) => JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["from","to"],"properties":{""" + protocols + """
          ,"network":{"type":["object","null"]},
          "signals":{"type":["array","null"],"maxItems":2000000,"items":{"type":"object"}},
          "from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},
          "answers":{"type":["array","null"],"maxItems":10000,"items":{"type":"object","additionalProperties":false,"required":["approvalOf","by","afterHours","decision"],"properties":{
            "approvalOf":{"type":"string","minLength":1,"maxLength":100},"by":{"type":"string","minLength":1,"maxLength":100},
            "afterHours":{"type":"number","minimum":0,"maximum":87600},"decision":{"type":"string","enum":["approve","reject"]},
            "option":{"type":["string","null"],"minLength":1,"maxLength":100}}}},
          "outcomes":{"type":["array","null"],"maxItems":10000,"items":{"type":"object","additionalProperties":false,"required":["action","outcome"],"properties":{
            "action":{"type":"string","minLength":1,"maxLength":2000},"outcome":{"type":"string","enum":["fail","blocked","late","giveUp"]},
            "afterHours":{"type":["number","null"],"minimum":0,"maximum":87600}}}},
          "range":{"type":["boolean","null"]}}}
        """);

    private static JsonElement? Given(JsonElement root, string member) => root.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private List<ProtocolToTry>? Protocols(JsonElement root, string member)
    {
        if (Given(root, member) is not { } given) return null;
        var read = new List<ProtocolToTry>();
        foreach (var (document, i) in given.EnumerateArray().Select((document, i) => (document, i)))
        {
            // JSON is YAML too, so that one reader serves both.
            var text = document.ValueKind == JsonValueKind.String ? document.GetString()! : document.GetRawText();
            var parsed = ProtocolText.Parse(text);
            if (parsed.Refusal is { } refusal) Add($"/{member}/{i}", refusal);
            else if (read.Any(one => one.Document.Id == parsed.Value!.Id)) findings.Add($"/{member}/{i}/id", $"'{parsed.Value!.Id}' stands twice");
            else read.Add(new(parsed.Value!, text));
        }
        return read;
    }

    private NetworkDocument? Network(JsonElement given)
    {
        var inner = new JsonFindings();
        NetworkApi.Schema.Check(given, inner);
        foreach (var error in inner.Errors) findings.Add("/network" + error.Pointer, error.Message);
        return inner.Any ? null : given.Deserialize<NetworkDocument>(ApiJson.Options);
    }

    /// <param name="from">Stands in for the time of an event that tells none, so that the same request gives the same bytes.</param>
    private IReadOnlyList<SignalCandidate> Signals(JsonElement given, DateTimeOffset from)
    {
        var candidates = CloudEvents.ReadBatch(given, from);
        for (var i = 0; i < candidates.Count && !findings.Full; i++)
        {
            if (candidates[i].Error is not { } error) continue;
            // The intake tells of several at once, each as its pointer and what is wrong there.
            foreach (var one in error.Split("; "))
            {
                var parts = one.Split(": ", 2);
                findings.Add($"/signals/{i}{(parts.Length == 2 && parts[0].StartsWith('/') ? parts[0] : "")}", parts.Length == 2 ? parts[1] : one);
            }
        }
        return candidates;
    }

    private List<AnswerRule> Rules(JsonElement given)
    {
        var rules = given.EnumerateArray().Select(one => new AnswerRule(
            one.GetProperty("approvalOf").GetString()!, one.GetProperty("by").GetString()!, one.GetProperty("afterHours").GetDecimal(), one.GetProperty("decision").GetString() == "approve", one.TextOrNull("option"))).ToList();
        for (var i = 0; i < rules.Count; i++)
        {
            if (!people.Functions.ContainsKey(rules[i].By)) findings.Add($"/answers/{i}/by", $"there is no function '{rules[i].By}'; expected one of {string.Join(", ", people.Functions.Keys)}");
        }
        return rules;
    }

    private static List<OutcomeRule> Outcomes(JsonElement given) => [.. given.EnumerateArray().Select(one => new OutcomeRule(
        one.GetProperty("action").GetString()!, Enum.Parse<ActionOutcome>(one.GetProperty("outcome").GetString()!, ignoreCase: true), Given(one, "afterHours")?.GetDecimal() ?? 0))];

    private void Add(string pointer, Refusal refusal)
    {
        if (refusal.Errors.Count == 0) findings.Add(pointer, refusal.Message);
        foreach (var error in refusal.Errors) findings.Add(pointer + error.Pointer, error.Message);
    }
}
