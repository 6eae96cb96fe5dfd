using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;

namespace ControlTower.Tests.Finance.Rules;

public sealed class MatchRulesTests
{
    public static TheoryData<string> Kinds => [.. MismatchCases.All.Select(one => one.Kind.ToString())];

    [Fact]
    public void Match_WhatWasOrderedAndCameAtItsPrice_FindsNothing()
    {
        Assert.Empty(new MatchScene().Match());
        Assert.Empty(Matched(scene => scene.ToCustomer(MatchScene.Line("1", 3, 25, "SO-1"))));
        Assert.Empty(Matched(scene => scene.ByCarrier(MatchScene.Freight("1", 100, "SH-1"))));
        Assert.Empty(Matched(scene => { scene.CreditToCustomer(2); scene.Trade = scene.Trade.Returned("SO-1", "ITEM-1", MatchScene.Units(2)); }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Match_WhatIsWrong_IsFoundAndNamedWithItsFigures(string kind)
    {
        var row = MismatchCases.All.Single(one => one.Kind.ToString() == kind);
        var found = Matched(row.Arrange);
        var one = Assert.Single(found, mismatch => mismatch.Kind == row.Kind);
        Assert.Equal((row.Expected, row.Found, row.AtRisk), (one.Expected, one.Found, one.AtRisk?.Amount));
        Assert.Equal(row.Also.Order(), found.Select(mismatch => mismatch.Kind).Where(other => other != row.Kind).Distinct().Order());
    }

    [Fact]
    public void Table_HasARowForEveryKind_AndEveryKindARule()
    {
        Assert.Equal(Enum.GetValues<MismatchKind>(), MismatchCases.All.Select(one => one.Kind).Order());
        Assert.Equal(Enum.GetValues<MismatchKind>(), MatchRules.All.Select(rule => rule.Kind).Order());
        Assert.Equal(MatchRules.All.Count, MatchRules.All.Select(rule => rule.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.True(MatchRules.All.Count >= 40);
    }

    [Theory]
    [InlineData(10.05, false)]
    [InlineData(10.06, true)]
    [InlineData(9.95, false)]
    [InlineData(9.94, true)]
    public void Match_PriceWithinTheTolerance_IsWell(double price, bool wrong) =>
        Assert.Equal(wrong, Matched(scene => scene.Lines(MatchScene.Line("1", 10, (decimal)price))).Any(one => one.Kind is MismatchKind.PriceAbove or MismatchKind.PriceBelow));

    [Theory]
    [InlineData("2020-12-31", 16)]
    [InlineData("2021-01-01", 19)]
    public void Match_VatRate_IsThatOfTheDayOfIssue(string day, int percent)
    {
        var found = Matched(scene =>
        {
            scene.Vat = new(2, [new("DE", VatCategory.Standard, 16, new(2020, 7, 1), new(2021, 1, 1), "§ 28 UStG"), new("DE", VatCategory.Standard, 19, new(2021, 1, 1), null, "§ 12 UStG")]);
            scene.Invoice = scene.Invoice with { IssuedAt = DateTimeOffset.Parse($"{day}T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture) };
        });
        Assert.Equal(percent != 19, found.Any(one => one.Kind == MismatchKind.VatRateWrong && one.Expected == $"{percent} % of DE"));
    }

    private static IReadOnlyList<Mismatch> Matched(Action<MatchScene> arrange)
    {
        var scene = new MatchScene();
        arrange(scene);
        return scene.Match();
    }
}
