using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;
using ControlTower.Web.Features.Protocols.Authoring;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class DraftFormTests
{
    private const string Short =
        """
        id: late
        title: Late
        cases: [supplierDelay]
        level:
          functions: [procurement]
          decision: one   # by the one who is there
          authority: { amount: 50000, currency: EUR }
          windowHours: 4
        options: [expedite, wait]

        """;

    private string text = Short;

    private DraftForm Form => new(ProtocolEdit.Read(text, out _)!, ProtocolText.Check(text).Errors, changed => text = changed);

    [Fact]
    public void Fields_OfShortForms_ShowAndChangeThemWhereTheyStand()
    {
        Assert.Equal(("cases", "one", "50000 EUR", "4"), (Form.Start, Form.Mode("/level"), Form.Limit("/level", "perDecision"), Form.Value(Form.At("/level/window", "/level/windowHours"))));

        Form.Set(Form.At("/level/window", "/level/windowHours"), "6");
        Form.SetMode("/level", "automatic");
        Form.SetLimit("/level", "perDecision", "70000 EUR");

        Assert.Equal(Short.Replace("windowHours: 4", "windowHours: 6", StringComparison.Ordinal).Replace("decision: one ", "decision: automatic ", StringComparison.Ordinal).Replace("{ amount: 50000, currency: EUR }", "70000 EUR", StringComparison.Ordinal), text);
    }

    [Fact]
    public void AddLevel_ToOneAlone_MakesAListAndKeepsItsComments()
    {
        Form.AddLevel();

        Assert.Contains("levels:\n  - functions: [procurement]\n    decision: one   # by the one who is there\n", text, StringComparison.Ordinal);
        Assert.Equal(["/levels/0", "/levels/1"], Form.Levels);
        Assert.Equal("management", Form.Edit.Values("/levels/1/functions")!.Single());
    }

    [Fact]
    public void Weights_OfFunctions_AreWrittenAndTakenOut()
    {
        Form.SetMode("/level", "joint");
        Form.SetAll("/level/functions", ["procurement", "finance"]);
        Form.SetWeight("/level", "procurement", "2");
        Form.SetWeight("/level", "finance", "3");
        Form.SetDecide("/level", "needed", EditValue.Of("4"));

        Assert.Contains("decision: { mode: joint, weights: { procurement: 2, finance: 3 }, needed: 4 }", text, StringComparison.Ordinal);
        Assert.Equal(("2", "3", ""), (Form.Weight("/level", "procurement"), Form.Weight("/level", "finance"), Form.Weight("/level", "planning")));
        Assert.True(ProtocolText.Check(text).Valid);

        Form.SetWeight("/level", "procurement", "");
        Form.SetWeight("/level", "finance", "");
        Assert.Contains("decision: { mode: joint, needed: 4 }", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MoveUp_AnOption_PutsItBeforeTheOther()
    {
        Form.MoveUp("/options/1");
        Assert.Contains("options: [wait, expedite]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void KpiSide_Turned_KeepsTheFigure()
    {
        Form.SetStart("kpi");
        Form.SetKpiSide("above");
        Assert.Equal(("90", false), (Form.Value("/trigger/kpi/above"), Form.Edit.Has("/trigger/kpi/below")));
        Form.SetKpiSide("above");
        Assert.Equal("90", Form.Value("/trigger/kpi/above"));
    }

    [Fact]
    public void Quorum_OfAWord_MakesItAnObject()
    {
        Form.SetMode("/level", "joint");
        Form.SetDecide("/level", "quorum", EditValue.Of("1"));
        Form.SetDecide("/level", "veto", EditValue.OfTexts(["procurement"]));

        Assert.Contains("decision: { mode: joint, quorum: 1, veto: [procurement] }", text, StringComparison.Ordinal);
        Assert.True(ProtocolText.Check(text).Valid);
    }

    [Fact]
    public void Limits_TogetherAndAlone_AreWrittenAsTheyMust()
    {
        Form.SetLimit("/level", "perDay", "200000 EUR");
        Assert.Contains("authority: { perDecision: 50000 EUR, perDay: 200000 EUR }", text, StringComparison.Ordinal);

        Form.SetLimit("/level", "perDecision", "");
        Form.SetLimit("/level", "perDay", null);
        Assert.DoesNotContain("authority", text, StringComparison.Ordinal);
        Assert.True(ProtocolText.Check(text).Valid);
    }

    [Fact]
    public void Sites_OfTheShortTrigger_MakeItTheLongOne()
    {
        Form.SetNarrow("sites", ["SUP-1", "SUP-2"]);
        Assert.Contains("trigger:\n  cases: [supplierDelay]\n  sites: [SUP-1, SUP-2]\nlevel:", text, StringComparison.Ordinal);

        Form.SetStart("schedule");
        Assert.Equal("schedule", Form.Start);
        Assert.Equal(["SUP-1", "SUP-2"], Form.Edit.Values("/trigger/sites"));
        Assert.True(ProtocolText.Check(text).Valid, ProtocolText.Check(text).Valid ? "" : ProtocolText.Check(text).ToRefusal().Message);
    }

    [Fact]
    public void Conditions_ComeChangeAndGo()
    {
        Form.SetCondition("/when", 0, "disruptionHours >= 4 h");
        Form.SetCondition("/when", 1, "not workingTime");
        Form.SetCondition("/when", 0, "disruptionHours >= 8 h");
        Assert.Contains("when:\n  - disruptionHours >= 8 h\n  - not workingTime\n", text, StringComparison.Ordinal);

        Form.SetCondition("/when", 0, null);
        Form.SetCondition("/when", 0, "");
        Assert.DoesNotContain("when:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_WrittenAsObjects_AreShownAndBecomeTextsWhenChanged()
    {
        text = Short.Replace("cases: [supplierDelay]\n", "cases: [supplierDelay]\nwhen:\n  - field: disruptionHours\n    atLeast: 48\n", StringComparison.Ordinal);
        Assert.Equal("disruptionHours >= 48", Form.Conditions("/when").Single());

        Form.SetCondition("/when", 0, "disruptionHours >= 24 h");

        Assert.Contains("when:\n  - disruptionHours >= 24 h\nlevel:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_OfAnOptionThatIsAWord_MakesItAnObject()
    {
        Form.Set("/options", "");
        text = Short.Replace("options: [expedite, wait]", "options:\n  - expedite\n  - wait", StringComparison.Ordinal);

        Form.AddStep("/options/0");
        Form.AddStep("/options/0");

        Assert.Equal("expedite", Form.KindOf("/options/0"));
        Assert.Equal(2, Form.Edit.Count("/options/0/steps"));
        Assert.True(ProtocolText.Check(text).Valid, text);
    }

    [Fact]
    public void Problem_OfAPart_IsWhatTheChecksSayThereOrBelow()
    {
        text = Short.Replace("windowHours: 4", "windowHours: 5 EUR", StringComparison.Ordinal);

        Assert.Contains("5 EUR", Form.Problem("/level/windowHours"), StringComparison.Ordinal);
        Assert.NotNull(Form.Problem("/level"));
        Assert.Null(Form.Problem("/title"));
    }
}
