using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols.Checks;

public sealed class StaticCheckTests
{
    private const string Good = """
        id: full
        title: Every member
        reason: To see each checked.
        mode: shadow
        trigger:
          cases: [supplierDelay, supplierDown]
          sites: [SUP-1]
        when:
          - disruptionHours >= 4 h
          - { field: ordersAtRisk, above: 2 }
        levels:
          - name: buyer
            when: valueAtRisk < 25 000 EUR
            functions: [procurement]
            decide: automatic
            authority: EUR 25 000
            window: 4 working h
            onTimeout: raise
            options:
              - kind: expedite
                steps:
                  - { name: agree, function: procurement, action: Agree it, within: 2 h, undo: Take it back }
                  - { name: book, function: logistics, action: Book it, withinHours: 4, after: [agree], task: true }
          - name: joint
            when: valueAtRisk >= 25000 EUR
            functions: [procurement, operations, finance]
            decide: { mode: joint, quorum: 2, veto: [finance] }
            authority: { perDecision: 150000 EUR, perDay: { amount: 400000, currency: EUR }, quantity: 1000, durationHours: 96 }
            window: 3 h
            ladder:
              - { function: management, window: 2 h }
            within: 6 h
            reaskShare: 0.2
        options: [wait]
        breakers: { automaticPerHour: 6, moneyPerDay: 200000 EUR }
        """;

    private static readonly string Usual = Good.Replace("25 000 EUR\n", "25000 EUR\n", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "title: Every member", "titel: Every member", "/titel", "did you mean 'title'?" },
        { "cases: [supplierDelay, supplierDown]", "cases: [suplierDelay]", "/trigger/cases/0", "did you mean 'supplierDelay'?" },
        { "cases: [supplierDelay, supplierDown]", "signals: [supplier.delay]", "/trigger/signals/0", "did you mean 'supplier.delayed'?" },
        { "cases: [supplierDelay, supplierDown]", "recommendations: [bux]", "/trigger/recommendations/0", "did you mean 'buy'?" },
        { "cases: [supplierDelay, supplierDown]", "kpi: { kpi: nothing, below: 3 }", "/trigger/kpi/kpi", "there is no KPI 'nothing'" },
        { "cases: [supplierDelay, supplierDown]", "kpi: { kpi: fill-rate }", "/trigger/kpi", "exactly one of below and above" },
        { "cases: [supplierDelay, supplierDown]", "schedule: { at: '06:30', timeZone: Mars/Olympus }", "/trigger/schedule/timeZone", "Europe/Berlin" },
        { "cases: [supplierDelay, supplierDown]", "schedule: { at: '6h', timeZone: Europe/Berlin }", "/trigger/schedule/at", "06:30" },
        { "cases: [supplierDelay, supplierDown]", "cases: [siteDown]\n  stock: {}", "/trigger/stock", "one thing starts a protocol" },
        { "disruptionHours >= 4 h", "disruptionHour >= 4 h", "/when/0", "did you mean 'disruptionHours'?" },
        { "disruptionHours >= 4 h", "disruptionHours >= 4 kg", "/when/0", "the units do not fit" },
        { "valueAtRisk >= 25000 EUR", "valueAtRisk >= 25000 USD", "/levels/1/when", "amounts are in EUR, found USD" },
        { "{ field: ordersAtRisk, above: 2 }", "{ field: orderAtRisk, above: 2 }", "/when/1/field", "did you mean 'ordersAtRisk'?" },
        { "{ field: ordersAtRisk, above: 2 }", "{ field: ordersAtRisk, above: 2, below: 5 }", "/when/1", "exactly one of" },
        { "functions: [procurement]", "functions: [procurment]", "/levels/0/functions/0", "did you mean 'procurement'?" },
        { "functions: [procurement]", "functions: []", "/levels/0/functions", "at least one function" },
        { "kind: expedite", "kind: expedit", "/levels/0/options/0/kind", "did you mean 'expedite'?" },
        { "decide: automatic", "decide: automatik", "/levels/0/decide", "expected one of automatic, one, joint, sequential" },
        { "authority: EUR 25 000", "authority: 25000", "/levels/0/authority", "written as 50000 EUR" },
        { "authority: EUR 25 000", "authority: USD 25 000", "/levels/0/authority", "amounts are in EUR" },
        { "window: 4 working h", "window: 4 weeks", "/levels/0/window", "written as 4 h" },
        { "window: 4 working h", "window: 0 h", "/levels/0/window", "lies above 0" },
        { "window: 3 h", "window: 31 d", "/levels/1/window", "up to 720 h" },
        { "within: 6 h", "within: 4 h", "/levels/1/ladder", "take 5 h together" },
        { "quorum: 2", "quorum: 4", "/levels/1/decide/quorum", "4 must agree" },
        { "quorum: 2", "quorum: 0", "/levels/1/decide/quorum", "from 1" },
        { "veto: [finance]", "veto: [planning]", "/levels/1/decide/veto", "does not decide here" },
        { "mode: joint, quorum", "mode: one, quorum", "/levels/1/decide/mode", "write mode: joint" },
        { "quorum: 2", "weights: { procurement: 2 }, needed: 9", "/levels/1/decide/needed", "all together weigh 4" },
        { "name: joint", "name: buyer", "/levels/1/name", "name them apart" },
        { "    reaskShare: 0.2", "    onTimeout: raise", "/levels/1/onTimeout", "no level after this one" },
        { "after: [agree]", "after: [agreed]", "/levels/0/options/0/steps/1/after", "did you mean 'agree'?" },
        { "within: 2 h, undo", "within: 2 h, after: [book], undo", "/levels/0/options/0/steps", "in a circle" },
        { "name: book", "name: agree", "/levels/0/options/0/steps/1/name", "two steps are named" },
        { "options: [wait]", "options: [wait, wait]", "/options/1", "stands twice" },
        { "moneyPerDay: 200000 EUR", "moneyPerDay: 200000 USD", "/breakers/moneyPerDay", "amounts are in EUR" },
        { "automaticPerHour: 6", "automaticPerHour: 6.5", "/breakers/automaticPerHour", "whole number" },
        { "automaticPerHour: 6", "automaticPerHour: \"6\"", "/breakers/automaticPerHour", "without quotes" },
        { "mode: shadow", "mode: Shadow", "/mode", "expected one of live, shadow, off" },
        { "id: full", "id: full of words", "/id", "one word" },
        { "id: full", "id: &a full", "", "anchors" },
        { "id: full", "id: !secret full", "", "tags" },
        { "id: full", "id: *a", "", "aliases" },
        { "id: full", "id: full\nid: again", "", "stands twice" },
        { "id: full", "<<: { id: full }", "", "merges" },
        { "id: full", "--- 1\n---\nid: full", "", "a text holds one protocol" },
    };

    [Fact]
    public void Document_WithEveryMember_IsReadAsWritten()
    {
        var check = ProtocolText.Check(Usual, Worlds.Usual);
        Assert.Empty(check.Errors);
        var document = check.Document!;
        var (buyer, joint) = (document.Levels[0], document.Levels[1]);
        Assert.Equal((ProtocolMode.Shadow, "SUP-1"), (document.Mode, document.Trigger.Sites.Single()));
        Assert.Equal(["disruptionHours >= 4 h", "ordersAtRisk > 2"], document.When);
        Assert.Equal((DecisionMode.Automatic, Money.Of(25_000, "EUR"), 4m, true, TimeoutPolicy.Raise), (buyer.Decision.Mode, buyer.Authority!.PerDecision!.Value, buyer.WindowHours, buyer.Working!.Value, buyer.OnTimeout));
        Assert.Equal(("agree", "Take it back", 2m), (buyer.Options[0].Steps[0].Name!, buyer.Options[0].Steps[0].Undo!, buyer.Options[0].Steps[0].Within));
        Assert.Equal((4m, true, "agree"), (buyer.Options[0].Steps[1].Within, buyer.Options[0].Steps[1].Task!.Value, buyer.Options[0].Steps[1].After!.Single()));
        Assert.Equal((2, "finance", 6m, 0.2m, "wait"), (joint.Decision.Quorum!.Value, joint.Decision.Veto.Single(), joint.WithinHours!.Value, joint.ReaskShare!.Value, joint.Options.Single().Kind));
        Assert.Equal((Money.Of(400_000, "EUR"), Quantity.Of(1_000), 96m), (joint.Authority!.PerDay!.Value, joint.Authority.Quantity!.Value, joint.Authority.DurationHours!.Value));
        Assert.Equal(("management", 2m), (joint.Ladder[0].Function, joint.Ladder[0].WindowHours));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Document_WithAFault_NamesLineColumnAndWhatToDo(string part, string other, string path, string words)
    {
        var text = Usual.Replace(part, other, StringComparison.Ordinal);
        Assert.NotEqual(Usual, text);
        var check = ProtocolText.Check(text, Worlds.Usual);
        Assert.Null(check.Document);
        var found = Assert.Single(check.Errors, one => one.Path == path && one.Message.Contains(words, StringComparison.Ordinal));
        Assert.InRange(found.Line, 1, text.Split('\n').Length);
        Assert.True(found.Column > 0);
    }

    [Fact]
    public void Finding_InACondition_StandsAtTheWord()
    {
        var text = Usual.Replace("disruptionHours >= 4 h", "disruptionHours >= 4 hh", StringComparison.Ordinal);
        var found = Assert.Single(ProtocolText.Check(text, Worlds.Usual).Errors);
        var line = text.Split('\n')[found.Line - 1];
        Assert.Equal("hh", line[(found.Column - 1)..]);
    }

    [Fact]
    public void Document_AsJson_ReadsTheSame()
    {
        const string Json = """
            {
            	"id": "j", "title": "In JSON \u00fc", "cases": ["supplierDelay"],
            	"when": ["disruptionHours >= 48 h", {"field": "ordersAtRisk", "atLeast": 3}],
            	"level": {"functions": ["procurement"], "windowHours": 4, "decision": "one", "authority": {"amount": 5e3, "currency": "EUR"}},
            	"options": [{"kind": "wait", "steps": []}], "reason": null
            }
            """;
        var check = ProtocolText.Check(Json, Worlds.Usual);
        Assert.Empty(check.Errors);
        Assert.Equal(("In JSON ü", Money.Of(5_000, "EUR")), (check.Document!.Title, check.Document.Levels[0].Authority!.PerDecision));
    }

    [Theory]
    [InlineData("onTimeout: raise", "onTimeout: safeOption", "/levels/0/onTimeout", "acts without a person")]
    [InlineData("undo: Take it back", "task: true", "/levels/0/options/0/steps", "say it with undo")]
    [InlineData("function: management, window: 2 h", "function: operations, window: 2 h", "/levels/1/ladder/0/function", "asked already")]
    public void Document_ThatMayBeMeant_IsWarnedOfAlone(string part, string other, string path, string words)
    {
        var check = ProtocolText.Check(Usual.Replace(part, other, StringComparison.Ordinal), Worlds.Usual);
        Assert.Empty(check.Errors);
        Assert.Contains(check.Warnings, one => one.Path == path && one.Line > 0 && one.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Function_ThatNobodyHolds_IsWarnedOf() => Assert.Contains(
        ProtocolText.Check(Usual, Worlds.Usual with { HeldFunctions = ["procurement", "operations", "finance"] }).Warnings,
        one => one.Path == "/levels/1/ladder/0/function" && one.Message.Contains("nobody holds", StringComparison.Ordinal));

    [Fact]
    public void Authority_BelowTheCheapestOption_IsWarnedOf() => Assert.Contains(
        ProtocolText.Check(Usual, Worlds.Usual with { Cheapest = OrdinalMap<Money>.Empty.Set("expedite", Money.Of(26_000, "EUR")) }).Warnings,
        one => one.Path == "/levels/0/authority" && one.Message.Contains("26000", StringComparison.Ordinal));
}
