using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Simulation;

namespace ControlTower.Tests.Tower.Backtest;

/// <summary>
/// A week of signals of every type over the small network under the shipped protocols and, every other time, one that decides in ways
/// drawn by the seed; people answer, lend, take back and leave as it comes. The same seed gives the same plan.
/// </summary>
internal sealed class RandomPlans(int seed)
{
    private const int Hours = 168;
    private static readonly string[] Functions = ["procurement", "operations", "management", "planning"];
    private static readonly string[] By = ["procurement", "operations", "management", "P-91", "P-92", PlannedDeed.Administrator];
    private static readonly string[] Policies = ["park", "safeOption", "reject"];
    private readonly Random random = new(seed);
    private readonly Random steps = new(seed + 9_000);

    public BacktestPlan Next()
    {
        List<ProtocolToTry> protocols = [.. ProtocolText.Shipped.Select(text => Protocol(ByHand(text).Replace("onTimeout: park", $"onTimeout: {Policies[random.Next(3)]}", StringComparison.Ordinal)))];
        if (random.Next(2) == 0 && new RandomProtocols(random).Next() is { } drawn) protocols.Add(new(drawn.Document, drawn.Text));
        List<AnswerRule> answers = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Answer(protocols))];
        return new(protocols, [.. Signals()], Scene.Start, Scene.Start.AddHours(Hours), answers)
        {
            Network = Networks.Small,
            Outcomes = [.. Outcomes(protocols)],
            People = [Person("P-91", [Roles.Approver, Roles.Planner], "procurement", "logistics"), Person("P-92", [Roles.Approver], "operations")],
            Deeds = [.. Enumerable.Range(0, random.Next(16)).Select(_ => new PlannedDeed(Time(), By[random.Next(By.Length)], Deed(protocols)))],
        };
    }

    private static AddPerson Person(string id, IReadOnlyList<string> roles, params string[] functions) => new(id, new(id, ""), roles, functions);

    /// <summary>On the quarter of an hour, so that it meets bells, answers and signals.</summary>
    private DateTimeOffset Time() => Scene.Start.AddHours(random.Next(0, Hours * 4) / 4.0);

    private object Deed(List<ProtocolToTry> protocols)
    {
        var (approval, protocol) = ($"AP-{random.Next(301, 316)}", protocols[random.Next(protocols.Count)].Document.Id);
        return random.Next(9) switch
        {
            0 or 1 => new GiveDelegation($"P-{random.Next(90, 93)}", [Functions[random.Next(Functions.Length)]], Time(), "away")
            {
                Protocols = random.Next(3) == 0 ? [protocol] : null,
                UpTo = random.Next(3) == 0 ? Networks.Euro(random.Next(1_000)) : null,
            },
            2 => new EndDelegation($"DG-{random.Next(1, 5)}"),
            3 => new WithdrawAnswer(approval, "on second thoughts"),
            4 => new WithdrawQuestion(approval, "not now"),
            5 => new ChangePerson("P-92", [Roles.Approver], [Functions[random.Next(Functions.Length)]]),
            6 => new ResetBreaker(Breaker.Of(protocol, (BreakerKind)random.Next(3)), "looked at"),
            7 => new Reject(approval, "no"),
            _ => new Approve(approval, null, "yes"),
        };
    }

    /// <summary>Now and then people do what is due within 8 h.</summary>
    private string ByHand(string text) => steps.Next(3) == 0 ? text.Replace("withinHours: 8", "withinHours: 8, task: true", StringComparison.Ordinal) : text;

    /// <summary>In every other plan some actions, or what takes them back, do not come out at once.</summary>
    private IEnumerable<OutcomeRule> Outcomes(List<ProtocolToTry> protocols)
    {
        if (seed % 2 == 0) yield break;
        var rules = protocols.SelectMany(one => one.Document.Levels).SelectMany(level => level.Options).SelectMany(option => option.Steps).ToList();
        foreach (var rule in rules.Where(_ => steps.Next(3) == 0))
        {
            yield return new(steps.Next(4) == 0 && rule.Undo is { } undo ? undo : rule.Action, (ActionOutcome)steps.Next(4), steps.Next(1, 60) / 4m);
        }
    }

    private static ProtocolToTry Protocol(string text) => new(ParsedProtocols.Of(text), text);

    private AnswerRule Answer(List<ProtocolToTry> protocols) => new(
        random.Next(2) == 0 ? AnswerRule.Any : protocols[random.Next(protocols.Count)].Document.Id, Functions[random.Next(Functions.Length)],
        random.Next(0, 40) / 4m, random.Next(4) != 0, random.Next(4) == 0 ? $"{(char)('A' + random.Next(4))}" : null);

    /// <summary>Half of them tell of supplier delays.</summary>
    private IEnumerable<SignalCandidate> Signals()
    {
        var any = new RandomSignals(new(seed + 5_000));
        for (var i = 0; i < 40; i++)
        {
            var at = Time();
            if (random.Next(2) == 0) yield return Scene.Candidate(SignalTypes.SupplierDelayed, new { site = $"SUP-{random.Next(1, 3)}", delayHours = random.Next(0, 80) }, $"d-{i}", at);
            else if (any.Next(TowerState.Empty, at) is { Signal: { } signal } candidate) yield return candidate with { Signal = signal with { Time = at } };
        }
    }
}
