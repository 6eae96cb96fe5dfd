using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Architecture;
using ControlTower.Web.Api;

namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>A scenario as a planner writes it: what is told, how people answer, and what is to happen. docs/scenarios.md says how.</summary>
internal sealed class Scenario
{
    private const decimal UsualHours = 240;

    private readonly JsonObject told;

    private Scenario(JsonObject told, DateTimeOffset start) => (this.told, Start) = (told, start);

    public static string Folder => Path.Combine(Sources.Root, "scenarios");

    /// <summary>Files below the folder, without its name and the ending.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^".yaml".Length])
        .Where(name => !name.StartsWith("networks/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The Monday that all begin on, unless the scenario says "begins".</summary>
    public DateTimeOffset Start { get; }

    public string Title => told["title"]!.GetValue<string>();

    /// <summary>Lines of the timeline; null where the scenario does not tell.</summary>
    public IReadOnlyList<string>? Expected => told["expect"]?.AsArray().Select(line => TimelineText.Tidy(line!.GetValue<string>())).ToList();

    /// <summary>News that should come is waited for only where the scenario says so.</summary>
    public TowerRules Rules => told["waitsForNews"]?.GetValue<bool>() == true ? TowerRules.Default : Scene.Patient;

    public static Scenario Load(string name) => Parse(File.ReadAllText(Path.Combine(Folder, name + ".yaml")));

    public static Scenario Parse(string text)
    {
        var start = YamlJson.Read(text, Scene.Start)["begins"] is { } begins ? DateTimeOffset.Parse(begins.GetValue<string>(), CultureInfo.InvariantCulture) : Scene.Start;
        return new(YamlJson.Read(text, start), start);
    }

    /// <summary>What the tower is to refuse, in order: pieces of its reasons. Null where the scenario does not tell.</summary>
    public IReadOnlyList<string>? Refused => told["refused"]?.AsArray().Select(one => one!.GetValue<string>()).ToList();

    public BacktestPlan Plan => new(Protocols(), Signals(), Start, Start.AddHours((double)(told["hours"]?.GetValue<decimal>() ?? UsualHours)), Answers())
    {
        Network = Network(),
        Outcomes = Outcomes(),
        People = [.. (told["people"]?.AsArray() ?? []).Select(one => ScenarioDeeds.Person(one!))],
        Deeds = [.. (told["deeds"]?.AsArray() ?? []).Select(one => ScenarioDeeds.Of(one!, Start))],
    };

    private List<ProtocolToTry> Protocols()
    {
        var wanted = told["protocols"]?.AsArray().Select(one => one!.GetValue<string>()).ToList();
        var changes = told["change"]?.AsArray().Select(one => (Protocol: one!["protocol"]!.GetValue<string>(), From: one["from"]!.GetValue<string>(), To: one["to"]!.GetValue<string>())).ToList() ?? [];
        return [.. ProtocolText.Shipped.Select(text => (Id: ParsedProtocols.Of(text).Id, Text: text)).Where(one => wanted?.Contains(one.Id) != false).Select(one => Changed(one.Id, one.Text)), .. Written()];

        ProtocolToTry Changed(string id, string text)
        {
            foreach (var (_, from, to) in changes.Where(change => change.Protocol == id))
            {
                Assert.Contains(from, text, StringComparison.Ordinal);
                text = text.Replace(from, to, StringComparison.Ordinal);
            }
            return Read(text);
        }
    }

    private IEnumerable<ProtocolToTry> Written() => told["documents"]?.AsArray().Select(one => Read(one!.GetValue<string>())) ?? [];

    private static ProtocolToTry Read(string text) => new(ParsedProtocols.Of(text), text);

    private NetworkDocument Network()
    {
        var name = told["network"]?.GetValue<string>() ?? "small";
        var network = YamlJson.Read(File.ReadAllText(Path.Combine(Folder, "networks", name + ".yaml")), Start);
        foreach (var (member, value) in told["besides"]?.AsObject() ?? []) network[member] = new JsonArray([.. network[member]?.AsArray().Select(one => one?.DeepClone()) ?? [], .. value!.AsArray().Select(one => one?.DeepClone())]);
        foreach (var (member, value) in told["instead"]?.AsObject() ?? []) network[member] = value?.DeepClone();
        var element = JsonSerializer.SerializeToElement(network);
        var findings = new JsonFindings();
        NetworkApi.Schema.Check(element, findings);
        Assert.False(findings.Any, findings.Any ? findings.ToRefusal("The network").Message : "");
        return element.Deserialize<NetworkDocument>(ApiJson.Options)!;
    }

    private List<SignalCandidate> Signals() => [.. Usual(), .. (told["signals"]?.AsArray() ?? []).Select((one, i) => Scene.Candidate(
        one!["type"]!.GetValue<string>(), one["data"]!, one["id"]?.GetValue<string>() ?? $"s-{i + 1}", Start.AddHours((double)one["at"]!.GetValue<decimal>())))];

    /// <summary>Demand that came as ever on the days before, so that there is something to stand out from.</summary>
    private IEnumerable<SignalCandidate> Usual() => (told["usual"]?.AsArray() ?? []).SelectMany((one, place) => Enumerable.Range(1, 10).Select(day => Scene.Candidate(
        SignalTypes.DemandObserved,
        new { site = one!["site"]!.GetValue<string>(), item = one["item"]!.GetValue<string>(), quantity = one["quantity"]!.GetValue<decimal>(), periodStart = Start.AddDays(-day - 1), period = "day" },
        $"usual-{place}-{day}", Start)));

    private List<OutcomeRule> Outcomes() => [.. (told["outcomes"]?.AsArray() ?? []).Select(one => new OutcomeRule(
        one!["action"]!.GetValue<string>(), Enum.Parse<ActionOutcome>(one["outcome"]!.GetValue<string>(), ignoreCase: true), one["afterHours"]?.GetValue<decimal>() ?? 0))];

    private List<AnswerRule> Answers() => [.. (told["answers"]?.AsArray() ?? []).Select(one => new AnswerRule(
        one!["approvalOf"]?.GetValue<string>() ?? AnswerRule.Any, one["by"]!.GetValue<string>(), one["afterHours"]!.GetValue<decimal>(),
        (one["decision"]?.GetValue<string>() ?? "approve") == "approve", one["option"]?.GetValue<string>()))];
}
