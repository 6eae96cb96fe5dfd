using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;

namespace ControlTower.Tests.Protocols.Editing;

public sealed class ProtocolEditTests
{
    private const string Commented =
        """
        # who knows why
        id: late   # stays
        title: Late suppliers
        cases: [supplierDelay]
        when:
          # two days
          - disruptionHours >= 48 h
        levels:
          - name: buyer   # cheap ones
            when: valueAtRisk < 25000 EUR
            functions: [procurement]
            window: 4 h
          - name: joint
            when: valueAtRisk >= 25000 EUR
            functions:
              - procurement
              - operations
            window: 3 h
            ladder:
              - { function: management, window: 2 h }
        options:
          - kind: expedite
            steps:
              - { function: procurement, action: Agree it, within: 2 h }
          - wait
        # the end

        """;

    [Fact]
    public void Put_OneValue_ChangesNothingElse()
    {
        Assert.Equal(Commented.Replace("title: Late suppliers", "title: 'Late: suppliers'", StringComparison.Ordinal), Edit(Commented).Put("/title", EditValue.Of("Late: suppliers")));
        Assert.Equal(Commented.Replace("window: 3 h", "window: 5 h", StringComparison.Ordinal), Edit(Commented).Put("/levels/1/window", EditValue.Of("5 h")));
        Assert.Equal(Commented.Replace("window: 2 h", "window: 6 h", StringComparison.Ordinal), Edit(Commented).Put("/levels/1/ladder/0/window", EditValue.Of("6 h")));
        Assert.Equal(Commented.Replace("- disruptionHours >= 48 h", "- disruptionHours >= 24 h", StringComparison.Ordinal), Edit(Commented).Put("/when/0", EditValue.Of("disruptionHours >= 24 h")));
    }

    [Fact]
    public void Put_MissingMember_GoesWhereItBelongs()
    {
        Assert.Equal(Commented.Replace("title: Late suppliers\n", "title: Late suppliers\nmode: shadow\n", StringComparison.Ordinal), Edit(Commented).Put("/mode", EditValue.Of("shadow")));
        Assert.Equal(Commented.Replace("    window: 4 h\n", "    window: 4 h\n    onTimeout: raise\n", StringComparison.Ordinal), Edit(Commented).Put("/levels/0/onTimeout", EditValue.Of("raise")));
        Assert.Equal(Commented.Replace("  - wait\n", "  - wait\nbreakers:\n  automaticPerHour: 10\n", StringComparison.Ordinal), Edit(Commented).Put("/breakers/automaticPerHour", EditValue.Of("10")));
    }

    [Fact]
    public void MoveUp_InEachKindOfList_SwapsTwoAndKeepsTheirLines()
    {
        var moved = Edit(Commented).MoveUp("/levels/1");
        Assert.Equal(["joint", "buyer"], new[] { 0, 1 }.Select(level => Edit(moved).Value($"/levels/{level}/name")));
        Assert.Contains("  - name: buyer   # cheap ones\n    when: valueAtRisk < 25000 EUR\n    functions: [procurement]\n    window: 4 h\noptions:", moved, StringComparison.Ordinal);
        Assert.Equal(Commented, Edit(moved).MoveUp("/levels/1"));
        Assert.Contains("options:\n  - wait\n  - kind: expedite\n    steps:\n      - { function: procurement, action: Agree it, within: 2 h }\n# the end", Edit(Commented).MoveUp("/options/1"), StringComparison.Ordinal);
        Assert.Contains("- operations\n      - procurement\n", Edit(Commented).MoveUp("/levels/1/functions/1"), StringComparison.Ordinal);
        Assert.Contains("cases: [b, a, c]", Edit("id: x\ncases: [a, b, c]\n").MoveUp("/cases/1"), StringComparison.Ordinal);
        foreach (var path in new[] { "/levels/0", "/levels/2", "/title", "/levels/x" }) Assert.Equal(Commented, Edit(Commented).MoveUp(path));
    }

    [Fact]
    public void MoveUp_OfTheLastLineWithoutAnEnd_KeepsTwoEntries() =>
        Assert.Equal("id: x\noptions:\n  - wait\n  - expedite", Edit("id: x\noptions:\n  - expedite\n  - wait").MoveUp("/options/1"));

    [Fact]
    public void Append_ToEachKindOfList_KeepsItsForm()
    {
        Assert.Contains("  # two days\n  - disruptionHours >= 48 h\n  - not workingTime\nlevels:", Edit(Commented).Append("/when", EditValue.Of("not workingTime")), StringComparison.Ordinal);
        Assert.Contains("    ladder:\n      - { function: operations, window: 1 h }\n", Edit(Edit(Commented).Append("/levels/0/ladder", Rung("operations", "1 h"))).Text, StringComparison.Ordinal);
        Assert.Contains("      - { function: management, window: 2 h }\n      - { function: finance, window: 1 h }\n", Edit(Commented).Append("/levels/1/ladder", Rung("finance", "1 h")), StringComparison.Ordinal);
        Assert.Contains("cases: [supplierDelay, supplierDown]", Edit(Commented).Append("/cases", EditValue.Of("supplierDown")), StringComparison.Ordinal);
    }

    [Fact]
    public void Append_ALevel_StandsLineByLine()
    {
        var level = EditValue.OfMemberLines(("name", EditValue.Of("rest")), ("functions", EditValue.OfTexts(["planning"])), ("window", EditValue.Of("2 h")));

        Assert.Contains("      - { function: management, window: 2 h }\n  - name: rest\n    functions: [planning]\n    window: 2 h\noptions:", Edit(Commented).Append("/levels", level), StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_EachKindOfPart_TakesItsLinesOnly()
    {
        Assert.Equal(Commented.Replace("title: Late suppliers\n", "", StringComparison.Ordinal), Edit(Commented).Remove("/title"));
        Assert.Equal(Commented.Replace("    ladder:\n      - { function: management, window: 2 h }\n", "", StringComparison.Ordinal), Edit(Commented).Remove("/levels/1/ladder/0"));
        Assert.Equal(Commented.Replace("  - wait\n", "", StringComparison.Ordinal), Edit(Commented).Remove("/options/1"));
        Assert.Contains("levels:\n  - name: joint\n", Edit(Commented).Remove("/levels/0"), StringComparison.Ordinal);
        Assert.Contains("  - when: valueAtRisk < 25000 EUR\n    functions", Edit(Commented).Remove("/levels/0/name"), StringComparison.Ordinal);
        Assert.Contains("- { function: procurement, within: 2 h }", Edit(Commented).Remove("/options/0/steps/0/action"), StringComparison.Ordinal);
    }

    [Fact]
    public void Replace_ShortForm_BecomesTheLongOneInItsPlace() => Assert.Contains(
        "title: Late suppliers\ntrigger:\n  cases: [supplierDelay]\n  sites: [SUP-1]\nwhen:",
        Edit(Commented).Replace("/cases", "trigger", EditValue.OfMemberLines(("cases", EditValue.OfTexts(["supplierDelay"])), ("sites", EditValue.OfTexts(["SUP-1"])))), StringComparison.Ordinal);

    [Fact]
    public void Put_BlockList_IsWrittenOnOneLine() => Assert.Contains(
        "    functions: [procurement, finance]\n    window: 3 h", Edit(Commented).Put("/levels/1/functions", EditValue.OfTexts(["procurement", "finance"])), StringComparison.Ordinal);

    [Fact]
    public void Put_EmptyMember_IsFilled() => Assert.Equal("id: a\ntitle: T\ncases: [x]\n", Edit("id: a\ntitle:\ncases: [x]\n").Put("/title", EditValue.Of("T")));

    [Fact]
    public void Put_LongReason_IsFoldedAndReadBackTheSame()
    {
        var reason = string.Join(' ', Enumerable.Repeat("because it is so", 20));
        var text = Edit(Commented).Put("/reason", EditValue.Of(reason));

        Assert.Contains("reason: >\n  because", text, StringComparison.Ordinal);
        Assert.Equal(reason, Edit(text).Value("/reason")!.Trim());
        Assert.Contains("reason: Short.\ncases", Edit(text).Put("/reason", EditValue.Of("Short.")), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_StaysJson()
    {
        var text = Edit("""{"id": "a", "cases": ["supplierDelay"], "level": {"functions": ["procurement"], "windowHours": 4}}""");

        var changed = Edit(Edit(text.Put("/level/windowHours", EditValue.Of("6"))).Put("/title", EditValue.Of("A \"b\""))).Append("/cases", EditValue.Of("supplierDown"));

        Assert.Equal("""{"id": "a", "title": "A \"b\"", "cases": ["supplierDelay", "supplierDown"], "level": {"functions": ["procurement"], "windowHours": 6}}""", changed);
    }

    [Theory]
    [InlineData("id: [", "Line 2")]
    [InlineData("", "empty")]
    [InlineData("- a", "no object")]
    [InlineData("a: &x 1", "anchors")]
    public void Read_NoDocument_SaysWhy(string text, string expected)
    {
        Assert.Null(ProtocolEdit.Read(text, out var trouble));
        Assert.Contains(expected, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Shipped_EachValueWrittenAnew_SaysTheSame()
    {
        foreach (var text in ProtocolText.Shipped)
        {
            var edit = Edit(text);
            foreach (var path in Scalars(edit, "")) edit = Edit(edit.Put(path, EditValue.Of(edit.Value(path)!)));
            Assert.Equivalent(ProtocolText.Parse(text).Value, ProtocolText.Parse(edit.Text).Value);
        }
    }

    private static IEnumerable<string> Scalars(ProtocolEdit edit, string path)
    {
        if (edit.Value(path) is not null) return [path];
        var below = edit.Members(path).Select(name => $"{path}/{name}").Concat(Enumerable.Range(0, edit.Count(path)).Select(index => $"{path}/{index}"));
        return [.. below.SelectMany(one => Scalars(edit, one))];
    }

    private static EditValue Rung(string function, string window) => EditValue.OfMembers(("function", EditValue.Of(function)), ("window", EditValue.Of(window)));

    private static ProtocolEdit Edit(string text)
    {
        var edit = ProtocolEdit.Read(text, out var trouble);
        Assert.True(edit is not null, trouble);
        return edit;
    }
}
