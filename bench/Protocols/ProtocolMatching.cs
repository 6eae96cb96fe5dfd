using System.Diagnostics;
using System.Globalization;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Bench.Protocols;

/// <summary>What conditions cost beside the same in hand-written C#, what ten thousand protocols cost beside ten, and what a draft's check costs.</summary>
public sealed class ProtocolMatching : IMeasure
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Cases = 1_000;

    public string Name => "protocols";

    public string About => "a rule beside the same in C#; a signal among 10 and 10,000 protocols; the static check of a draft";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var (rule, hand, ruleRatio) = await Rounds.AlternateAsync(options.Rounds, () => Rate(options, HandWritten), () => Rate(options, Compiled()));
        var (few, many) = (ProtocolIndex.Of(Published(Few)), ProtocolIndex.Of(Published(Many)));
        var (tenThousand, ten, indexRatio) = await Rounds.AlternateAsync(options.Rounds, () => Matching(options, few), () => Matching(options, many));
        var checks = Checks(options).ToList();
        return
        [
            new("evaluating a rule of three fields", 1e9 / rule, "ns") { Beside = 1e9 / hand, BesideWhat = "hand-written C#", Ratio = 1 / ruleRatio, Goal = new(3, AtMost: true) },
            new($"matching a signal among {Many:N0} protocols", 1e6 / tenThousand, "µs") { Beside = 1e6 / ten, BesideWhat = $"among {Few}", Ratio = 1 / indexRatio, Goal = new(1.5, AtMost: true) },
            new("static check of a draft, median", Sample.Median(checks), "ms") { Goal = new(20, OfRatio: false, AtMost: true) },
            new("static check of a draft, longest", checks.Max(), "ms") { Goal = new(20, OfRatio: false, AtMost: true) },
        ];
    }

    private static readonly int Hours = ConditionFields.Find(ConditionFields.DisruptionHours)!.Slot;
    private static readonly int Orders = ConditionFields.Find(ConditionFields.OrdersAtRisk)!.Slot;
    private static readonly int Kind = ConditionFields.Find("site.kind")!.Slot;

    private static bool HandWritten(CaseFields fields) =>
        fields.Number(Hours) >= 48m && (fields.Number(Orders) > 10m || fields.Text(Kind) == "supplier" || fields.Text(Kind) == "plant");

    private static Func<CaseFields, bool> Compiled() =>
        Condition.Compile([Condition.Of("disruptionHours >= 48 h"), Condition.Of("ordersAtRisk > 10 or site.kind in (supplier, plant)")], "p");

    /// <summary>Rules a second.</summary>
    private static Task<double> Rate(BenchOptions options, Func<CaseFields, bool> rule)
    {
        var all = Enumerable.Range(0, Cases).Select(number => new MadeUpCase(number).Fields()).ToArray();
        var (done, held) = (0L, 0);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < options.Turn / 3)
        {
            foreach (var fields in all) held += rule(fields) ? 1 : 0;
            done += all.Length;
        }
        return Task.FromResult(held >= 0 ? done / Stopwatch.GetElapsedTime(begun).TotalSeconds : 0);
    }

    /// <summary>Signals a second: each a case whose fields are read anew.</summary>
    private static Task<double> Matching(BenchOptions options, ProtocolIndex index)
    {
        var (done, found) = (0L, 0L);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < options.Turn / 3)
        {
            for (var number = 0; number < Cases; number++) found += index.About(new MadeUpCase(number).Fields()).Count;
            done += Cases;
        }
        return Task.FromResult(found > 0 ? done / Stopwatch.GetElapsedTime(begun).TotalSeconds : 0);
    }

    /// <summary>Ten that any such case meets, two of them at a time; all others are about other places, items, kinds and lengths.</summary>
    private static OrdinalMap<ProtocolVersion> Published(int count) => OrdinalMap<ProtocolVersion>.From(Enumerable.Range(0, count).Select(number =>
    {
        var trigger = number < Few || number % 4 == 0 ? new Trigger { Cases = ["supplierDelay"] }
            : number % 4 == 1 ? new Trigger { Cases = ["supplierDelay"], Sites = [string.Create(CultureInfo.InvariantCulture, $"OTHER-{number}")] }
            : number % 4 == 2 ? new Trigger { Cases = ["supplierDelay"], Items = [string.Create(CultureInfo.InvariantCulture, $"OTHER-{number}")] }
            : new Trigger { Cases = ["siteDown"] };
        var from = number < Few ? number * 20 : 1_000 + number;
        var document = new ProtocolDocument($"P-{number:D5}", "Made up", "", trigger, [FormattableString.Invariant($"disruptionHours between {from} h and {from + 39} h")], [new(["planning"], new(DecisionMode.One), null, 4, [], TimeoutPolicy.Park)]);
        return KeyValuePair.Create(document.Id, new ProtocolVersion(1, document, "", DateTimeOffset.UnixEpoch, "system"));
    }));

    private static IEnumerable<double> Checks(BenchOptions options)
    {
        var world = Core.Tower.Publishing.ProtocolWorlds.Of(Core.Tower.TowerState.Empty, Core.Tower.TowerRules.Default);
        var texts = ProtocolText.Shipped.Append(LargeDraft()).ToList();
        for (var round = 0; round < options.Rounds * 4; round++)
        {
            foreach (var text in texts)
            {
                var begun = Stopwatch.GetTimestamp();
                ProtocolText.Check(text, world);
                if (round >= options.Rounds) yield return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }
    }

    /// <summary>Twenty levels over two fields.</summary>
    private static string LargeDraft()
    {
        var levels = Enumerable.Range(0, 10).SelectMany(step => Sides.Select((orders, side) => FormattableString.Invariant(
            $"  - {{ name: n{step}-{side}, when: [{(step == 0 ? "disruptionHours < 10 h" : step == 9 ? "disruptionHours >= 90 h" : $"disruptionHours >= {step * 10} h and disruptionHours < {(step + 1) * 10} h")}, {orders}], functions: [procurement], window: 4 h, ladder: [{{ function: management, window: 2 h }}] }}")));
        return $"id: large\ntitle: Large\ncases: [supplierDelay]\nwhen: [surgePercent >= 0]\nlevels:\n{string.Join('\n', levels)}\noptions: [wait, expedite]\n";
    }

    private static readonly string[] Sides = ["ordersAtRisk <= 10", "ordersAtRisk > 10"];

    private sealed class MadeUpCase(int number) : ICaseSource
    {
        public CaseFields Fields() => new("supplierDelay", this) { Sites = ["SUP-1"], Items = ["ITEM-1"] };

        public decimal? Number(string field) => field == ConditionFields.DisruptionHours ? number * 7 % 200 : number % 20;

        public string? Text(string field) => number % 3 == 0 ? "supplier" : "store";

        public decimal Over(string function, decimal hours, string protocol) => 0;
    }
}
