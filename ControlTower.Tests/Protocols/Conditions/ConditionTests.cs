using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Tests.Protocols.Conditions;

public sealed class ConditionTests
{
    private static bool Holds(string text, PlainCase one) => Condition.Compile([Condition.Of(text)], "p")(one.Fields());

    [Theory]
    [InlineData("disruptionHours >= 48 h", 48, true)]
    [InlineData("disruptionHours >= 48", 47.999, false)]
    [InlineData("disruptionHours >= 2 d", 48, true)]
    [InlineData("disruptionHours > 90 min", 1.5, false)]
    [InlineData("disruptionHours between 24 h and 48 h", 48, true)]
    [InlineData("not (disruptionHours between 24 h and 48 h)", 48.5, true)]
    [InlineData("disruptionHours in (24 h, 2 d)", 48, true)]
    [InlineData("disruptionHours not in (24 h, 2 d)", 25, true)]
    [InlineData("disruptionHours * 2 >= 4 d", 48, true)]
    [InlineData("disruptionHours - 8 h > -(2 h)", 7, true)]
    [InlineData("disruptionHours / 2 h == 3", 6, true)]
    [InlineData("disruptionHours / 0.5 == 12 h", 6, true)]
    [InlineData("disruptionHours * 10 % >= 5 h", 50, true)]
    [InlineData("disruptionHours < 1 h or disruptionHours > 5 h and disruptionHours < 6 h", 5.5, true)]
    public void Condition_OfAFigure_HoldsAsItReads(string text, double hours, bool holds) =>
        Assert.Equal(holds, Holds(text, PlainCase.With(("disruptionHours", (decimal)hours))));

    [Theory]
    [InlineData("site.kind in (supplier, plant)", true)]
    [InlineData("site.kind == store", false)]
    [InlineData("site.kind != store", true)]
    [InlineData("site.id == 'SUP-1'", true)]
    [InlineData("site.id in (\"SUP-2\", 'SUP-3')", false)]
    [InlineData("case.kind == supplierDelay", true)]
    [InlineData("site.region == 'north'", false)]
    [InlineData("weekday in (sat, sun) and localTime >= 18:00", true)]
    [InlineData("localTime between 6:00 and 17:59", false)]
    [InlineData("workingTime", false)]
    [InlineData("workingTime == false", true)]
    [InlineData("valueAtRisk >= 25000 EUR and ordersAtRisk > 10", true)]
    [InlineData("costPerHour * 8 h > 10000 EUR", true)]
    [InlineData("valueAtRisk / ordersAtRisk > 2000 EUR", true)]
    [InlineData("costPerHour >= 1300 EUR / h", true)]
    [InlineData("delays(30 d) > 2", true)]
    [InlineData("delays(1 d) > 2", false)]
    [InlineData("spent(24 h) + 5000 EUR <= 20000 EUR", true)]
    public void Condition_OfTextsTimesMoneyAndWindows_HoldsAsItReads(string text, bool holds)
    {
        var one = PlainCase.With(
            ("site.kind", "supplier"), ("site.id", "SUP-1"), ("case.kind", "supplierDelay"), ("weekday", "sat"), ("localTime", 18m), ("workingTime", 0),
            ("valueAtRisk", 25_000), ("ordersAtRisk", 11), ("costPerHour", 1_300));
        one.Windows["delays 720"] = 3;
        one.Windows["spent 24"] = 15_000;
        Assert.Equal(holds, Holds(text, one));
    }

    [Theory]
    [InlineData("disruptionHours >= 100000 h", true)]
    [InlineData("disruptionHours + 4 h > 48 h", true)]
    [InlineData("disruptionHours < 48 h", false)]
    [InlineData("hoursToBreak < 24 h", false)]
    [InlineData("surgePercent >= 25 %", false)]
    [InlineData("distance <= 500 km", false)]
    [InlineData("site.tier == 0", true)]
    [InlineData("ordersAtRisk / 0.1 == 0", true)]
    [InlineData("disruptionHours * disruptionHours > 1 h * 1 h", true)]
    [InlineData("10 h / disruptionHours == 0", true)]
    public void Condition_OfWhatNobodyKnows_FollowsTheCatalogue(string text, bool holds) => Assert.Equal(holds, Holds(text, new()));

    [Theory]
    [InlineData("delayHour > 3", 0, "there is no field 'delayHour'")]
    [InlineData("disruptionHour > 3", 0, "did you mean 'disruptionHours'?")]
    [InlineData("disruptionHours >= 48 x", 22, "there is no unit 'x'")]
    [InlineData("disruptionHours >= 48 EUR", 16, "the units do not fit")]
    [InlineData("disruptionHours + 4 EUR > 3 h", 16, "the units do not fit")]
    [InlineData("valueAtRisk / disruptionHours > 3 EUR", 30, "the units do not fit")]
    [InlineData("localTime > 18", 10, "18:00")]
    [InlineData("localTime > 25:00", 12, "00:00 to 23:59")]
    [InlineData("localTime * 2 > 18:00", 10, "means nothing")]
    [InlineData("site.kind == suplier", 13, "did you mean 'supplier'?")]
    [InlineData("site.kind > supplier", 10, "no order")]
    [InlineData("site.id == SUP-1", 14, "")]
    [InlineData("site.tier == 'one'", 10, "without quotes")]
    [InlineData("disruptionHours", 0, "compare the figure")]
    [InlineData("disruptionHours = 48", 16, "write ==")]
    [InlineData("24 h < disruptionHours < 48 h", 23, "cannot be chained")]
    [InlineData("disruptionHours >= ", 19, "found the end")]
    [InlineData("(disruptionHours >= 48", 22, "expected ')'")]
    [InlineData("disruptionHours >= 48)", 21, "found ')'")]
    [InlineData("not disruptionHours", 0, "join conditions")]
    [InlineData("workingTime and 3", 12, "join conditions")]
    [InlineData("workingTime > 3", 12, "true or false")]
    [InlineData("delay(30 d) > 2", 0, "did you mean 'delays'?")]
    [InlineData("delays(30) > 2", 7, "a length of time")]
    [InlineData("delays(90 d) > 2", 7, "at most 720 h")]
    [InlineData("delays > 2", 0, "asks over a window")]
    [InlineData("disruptionHours / 0 > 3", 16, "divided by 0")]
    [InlineData("disruptionHours between 48 h and 24 h", 16, "the lower one first")]
    [InlineData("a == b", 0, "there is no field 'a'")]
    [InlineData("'a' == 'b'", 4, "")]
    [InlineData("site.id == 'SUP-1", 11, "no closing")]
    [InlineData("ordersAtRisk > 1.2.3", 15, "one decimal point")]
    [InlineData("ordersAtRisk > 99999999999999999999", 15, "beyond")]
    [InlineData("ordersAtRisk > 3 && workingTime", 17, "'and' for &&")]
    [InlineData("ordersAtRisk > 3; drop table cases", 16, "no place in a condition")]
    [InlineData("System.Environment.Exit(1) > 0", 0, "there is no figure")]
    [InlineData("", 0, "says nothing")]
    [InlineData("ordersAtRisk > \u0000", 15, "U+0000")]
    [InlineData("ordersAtRisk > 🚚", 15, "no place")]
    public void Condition_ThatIsNone_NamesThePlaceAndWhatToDo(string text, int at, string words)
    {
        Assert.Null(Condition.Read(text, out var fault));
        Assert.Contains(words, fault!.Message, StringComparison.Ordinal);
        if (words.Length > 0) Assert.Equal(at, fault.At);
    }

    [Theory]
    [InlineData("disruptionHours>=48", "disruptionHours >= 48 h")]
    [InlineData("( (disruptionHours >= 2 d) )", "disruptionHours >= 2 d")]
    [InlineData("site.kind in ('supplier',plant)", "site.kind in (supplier, plant)")]
    [InlineData("site.id == 'h'", "site.id == 'h'")]
    [InlineData("site.id == \"it's\"", "site.id == \"it's\"")]
    [InlineData("not (workingTime and ordersAtRisk > 3)", "not (workingTime and ordersAtRisk > 3)")]
    [InlineData("workingTime and (ordersAtRisk > 3 or linesAtRisk > 5)", "workingTime and (ordersAtRisk > 3 or linesAtRisk > 5)")]
    [InlineData("disruptionHours - (4 h - 2 h) > 3 h", "disruptionHours - (4 h - 2 h) > 3 h")]
    [InlineData("surgePercent between 25 and 60", "surgePercent between 25 % and 60 %")]
    [InlineData("localTime >= 6:05", "localTime >= 06:05")]
    [InlineData("not (site.kind in (store))", "site.kind not in (store)")]
    public void Text_OfACondition_IsCanonicalAndReadsTheSame(string text, string canonical)
    {
        Assert.Equal(canonical, Condition.Of(text).ToString());
        Assert.Equal(canonical, Condition.Of(canonical).ToString());
    }

    [Fact]
    public void Field_ThatNoConditionAsks_IsNotRead()
    {
        var one = PlainCase.With(("ordersAtRisk", 1));
        Assert.False(Condition.Compile([Condition.Of("ordersAtRisk > 3"), Condition.Of("casesOpened(7 d) > 2 and distance < 5 km")], "p")(one.Fields()));
        Assert.Equal(["ordersAtRisk"], one.Asked);
    }

    [Fact]
    public void Field_AskedTwice_IsReadOnce()
    {
        var one = PlainCase.With(("distance", 3));
        Assert.True(Condition.Compile([Condition.Of("distance > 2 km"), Condition.Of("distance < 5 km and delays(7 d) == 0 and delays(7 d) < 2")], "p")(one.Fields()));
        Assert.Equal(["distance", "delays"], one.Asked);
    }

    [Fact]
    public void Catalogue_EveryExample_IsACondition()
    {
        foreach (var example in ConditionFields.All.Select(field => field.Example).Concat(ConditionFields.Functions.Select(function => function.Example)))
        {
            Assert.NotNull(Condition.Read(example, out _));
        }
        Assert.True(ConditionFields.All.Count <= 64, "The known fields fit into one word.");
    }

    [Theory]
    [InlineData("not ", "workingTime")]
    [InlineData("(", "workingTime")]
    [InlineData("-", "3 > 2")]
    [InlineData("disruptionHours + ", "3 h > 2 h")]
    [InlineData("workingTime and ", "workingTime")]
    [InlineData("9999 * ", "9999 > 2")]
    public void Bomb_OfAnySize_IsAnsweredAtOnce(string part, string end)
    {
        foreach (var times in new[] { 10, 100, 450, 10_000, 200_000 })
        {
            var text = string.Concat(Enumerable.Repeat(part, times)) + end;
            var begun = TimeProvider.System.GetTimestamp();
            Condition.Read(text, out _);
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(1), $"{times} took long");
        }
    }
}
