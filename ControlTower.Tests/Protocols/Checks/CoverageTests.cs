using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols.Checks;

public sealed class CoverageTests
{
    private static ProtocolCheck Two(string first, string second, string when = "") => ProtocolText.Check(Worlds.TwoLevels(first, second, when), Worlds.Usual);

    [Theory]
    [InlineData("when: disruptionHours < 48 h", "when: disruptionHours >= 48 h")]
    [InlineData("when: disruptionHours <= 48", "when: disruptionHours > 2 d")]
    [InlineData("when: ordersAtRisk <= 10", "when: ordersAtRisk >= 11")]
    [InlineData("when: disruptionHours < 48 h and ordersAtRisk <= 10", "when: disruptionHours >= 48 h or ordersAtRisk > 10")]
    [InlineData("when: \"site.kind in (supplier, plant)\"", "when: \"site.kind not in (supplier, plant)\"")]
    [InlineData("when: site.kind == supplier", "when: \"site.kind in (plant, distributionCenter, crossDock, port, store, customer)\"")]
    [InlineData("when: workingTime", "when: not workingTime")]
    [InlineData("when: localTime between 06:00 and 18:00", "when: localTime < 06:00 or localTime > 18:00")]
    [InlineData("when: disruptionHours > hoursToBreak", "when: disruptionHours <= hoursToBreak")]
    [InlineData("when: valueAtRisk * 2 > 1000 EUR", "when: valueAtRisk * 2 <= 1000 EUR")]
    [InlineData("when: delays(7 d) < 3", "when: delays(7 d) >= 3")]
    [InlineData("when: disruptionHours < 2 * 24 h", "when: disruptionHours >= 48 h")]
    public void Levels_ThatShareAllCases_AreWell(string first, string second) => Assert.Empty(Two(first, second).Errors);

    [Theory]
    [InlineData("when: disruptionHours < 48 h", "when: disruptionHours >= 72 h", "nothing decides at disruptionHours from 48 h to below 72 h")]
    [InlineData("when: disruptionHours < 48 h", "when: disruptionHours > 48 h", "nothing decides at exactly disruptionHours 48 h")]
    [InlineData("when: disruptionHours <= 48 h", "when: disruptionHours > 72 h", "nothing decides at disruptionHours above 48 h to 72 h")]
    [InlineData("when: disruptionHours <= 48 h", "when: \"disruptionHours > 48 h and site.kind == supplier\"", "nothing decides at disruptionHours above 48 h, site.kind any other")]
    [InlineData("when: ordersAtRisk < 10", "when: ordersAtRisk > 10", "nothing decides at exactly ordersAtRisk 10")]
    [InlineData("when: site.tier == 1", "when: site.tier == 2", "nothing decides at site.tier below 1")]
    [InlineData("when: \"weekday in (sat, sun)\"", "when: \"weekday in (mon, tue, wed, thu)\"", "nothing decides at weekday any other")]
    [InlineData("when: disruptionHours <= 48 h", "when: disruptionHours >= 48 h", "both decide at exactly disruptionHours 48 h")]
    [InlineData("when: disruptionHours < 72 h", "when: disruptionHours >= 48 h", "both decide at disruptionHours from 48 h to below 72 h")]
    [InlineData("authority: 5 EUR", "authority: 7 EUR", "both decide at any case")]
    [InlineData("when: disruptionHours < 48 h", "authority: 7 EUR", "both decide at disruptionHours below 48 h")]
    public void Levels_WithGapOrOverlap_AreRefusedInWords(string first, string second, string words)
    {
        var errors = Two(first, second).Errors;
        Assert.Contains(errors, one => one.Message.Contains(words, StringComparison.Ordinal));
        Assert.All(errors, one => Assert.True(one.Line > 0));
    }

    [Fact]
    public void Gap_ThatTheProtocolNeverMeets_IsNone() =>
        Assert.Empty(Two("when: disruptionHours < 48 h", "when: disruptionHours between 48 h and 96 h", "disruptionHours <= 4 d").Errors);

    [Fact]
    public void Level_ThatNoCaseReaches_IsRefused() => Assert.Contains(
        Two("when: disruptionHours >= 24 h", "when: disruptionHours < 24 h", "disruptionHours >= 48 h").Errors,
        one => one.Message.Contains("no case that starts the protocol ever reaches the level 'long'", StringComparison.Ordinal));

    [Fact]
    public void Conditions_ThatNeverHoldTogether_AreRefused() => Assert.Contains(
        ProtocolText.Check(Worlds.TwoLevels("when: workingTime", "when: not workingTime", "disruptionHours > 5 h, disruptionHours < 3 h"), Worlds.Usual).Errors,
        one => one is { Path: "/when" } && one.Message.Contains("never hold together", StringComparison.Ordinal));

    [Fact]
    public void Level_ThatIsRaisedTo_NeitherOverlapsNorIsUnreachable() =>
        Assert.Empty(Two("onTimeout: raise", "authority: 7 EUR").Errors);

    [Fact]
    public void OneLevel_WithAConditionOfItsOwn_LeavesAGap()
    {
        var text = ProtocolText.Shipped[0].Replace("level:\n", "level:\n  when: ordersAtRisk > 3\n", StringComparison.Ordinal);
        Assert.Contains(ProtocolText.Check(text).Errors, one => one.Path == "/level/when" && one.Message.Contains("ordersAtRisk up to 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Levels_ThatAskTooMuch_AreWarnedOfAndNotWalked()
    {
        var first = "when: [" + string.Join(", ", new[] { "ordersAtRisk", "linesAtRisk", "customersAtRisk", "sitesAffected", "itemCount", "site.tier" }.SelectMany(field => Enumerable.Range(1, 3).Select(i => $"{field} != {i}"))) + "]";
        var check = Two(first, "when: ordersAtRisk == 1");
        Assert.Contains(check.Warnings, one => one.Message.Contains("too many different things", StringComparison.Ordinal));
    }

    /// <summary>The walk over cells agrees with trying every figure one by one.</summary>
    [Fact]
    public void Cells_AgainstTryingEveryFigure_SayTheSame()
    {
        var random = new Random(4);
        string[] signs = ["<", "<=", ">", ">=", "==", "!="];
        for (var round = 0; round < 300; round++)
        {
            string Part() => $"ordersAtRisk {signs[random.Next(6)]} {random.Next(6)}";
            string Whole() => random.Next(3) switch { 0 => Part(), 1 => $"{Part()} and {Part()}", _ => $"{Part()} or not ({Part()})" };
            var (first, second, when) = (Whole(), Whole(), Part());
            var check = Two($"when: {first}", $"when: {second}", when);
            var programs = new[] { first, second, when }.Select(text => Core.Protocols.Conditions.Condition.Compile([Core.Protocols.Conditions.Condition.Of(text)], "p")).ToList();
            var cases = Enumerable.Range(0, 9).Select(orders => Conditions.PlainCase.With(("ordersAtRisk", orders)).Fields()).Where(programs[2]).ToList();
            var exact = cases.Count > 0 && cases.All(one => programs[0](one) != programs[1](one)) && cases.Any(programs[0]) && cases.Any(programs[1]);
            Assert.True(exact == check.Valid, $"{when}: {first} | {second}: {string.Join("; ", check.Errors.Select(one => one.Message))}");
        }
    }
}
