using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols;

public sealed class ProtocolTextTests
{
    private static readonly string Good = ProtocolText.Shipped.Single(text => text.StartsWith("id: demand-surge", StringComparison.Ordinal));

    public static TheoryData<string, string, string> Hostile => new()
    {
        { "cases: [demandSurge]", "cases: null", "/cases" },
        { "cases: [demandSurge]", "cases: [demandSurge]\ntext: null", "/text" },
        { "cases: [demandSurge]", "cases: [demandSurge]\nmode: null", "/mode" },
        { "cases: [demandSurge]", "cases: [demandSurge]\nmode: 7", "/mode" },
        { "  - field: surgePercent\n    atLeast: 25", "  - null", "/when/0" },
        { "  functions: [planning]", "  functions: null", "/level/functions" },
        { "  authority: { amount: 5000, currency: EUR }", "  authority: { amount: 5000000000000, currency: EUR }", "/level/authority/amount" },
        { "  authority: { amount: 5000, currency: EUR }", "  authority: { amount: 1e300, currency: EUR }", "/level/authority/amount" },
        { "  authority: { amount: 5000, currency: EUR }", "  authority: { amount: 99999999999999999999999999999999999999, currency: EUR }", "/level/authority/amount" },
        { "  authority: { amount: 5000, currency: EUR }", "  authority: { amount: -1, currency: EUR }", "/level/authority/amount" },
        { "  moneyPerDay: { amount: 20000, currency: EUR }", "  moneyPerDay: { amount: 20000 }", "/breakers/moneyPerDay/currency" },
        { "  moneyPerDay: { amount: 20000, currency: EUR }", "  moneyPerDay: { amount: 5000000000000, currency: EUR }", "/breakers/moneyPerDay/amount" },
        { "    atLeast: 25", "    atLeast: 79228162514264337593543950335", "/when/0" },
        { "withinHours: 8,", "withinHours: 100000000000,", "/options/0/steps/0/withinHours" },
        { "withinHours: 8,", "withinHours: -1,", "/options/0/steps/0/withinHours" },
        { "title: Demand surge", "title: \"a\\0b\"", "/title" },
        { "title: Demand surge", "title: null", "/title" },
        { "title: Demand surge", "title: [[[[[]]]]]", "/title" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Text_ThatIsHostile_IsUnprocessableAndNamesThePlace(string part, string other, string pointer)
    {
        var text = Good.Replace(part, other, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var parsed = ProtocolText.Parse(text);
        Assert.False(parsed.Succeeded);
        Assert.Equal(RefusalKind.Unprocessable, parsed.Refusal.Kind);
        Assert.Contains(parsed.Refusal.Errors, error => error.Pointer.StartsWith(pointer, StringComparison.Ordinal) && error.Line > 0 && error.Column > 0);
        Assert.StartsWith("Line ", parsed.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithAThousandLevels_IsUnprocessable() =>
        Assert.Equal(RefusalKind.Unprocessable, ProtocolText.Parse($"id: {new string('[', 1_000)}{new string(']', 1_000)}").Refusal!.Kind);

    [Fact]
    public void Text_WithTooManyParts_IsRefusedAtTheFirstThatIsOneTooMany()
    {
        // A line is a name and a value; the whole is a part as well.
        var error = Assert.Single(ProtocolText.Check(string.Concat(Enumerable.Range(0, 20_000).Select(line => $"m{line}: 1\n"))).Errors);
        Assert.Equal(2_500, error.Line);
        Assert.Contains("more than 5000 parts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithALoneSurrogate_IsUnprocessable() =>
        Assert.Equal(RefusalKind.Unprocessable, ProtocolText.Parse(Good.Replace("title: Demand surge", "title: \"\\uD800\"", StringComparison.Ordinal)).Refusal!.Kind);

    [Fact]
    public void Text_WithMoreOptionsThanLetters_IsUnprocessable()
    {
        var many = string.Concat(Enumerable.Repeat("  - kind: wait\n    steps: []\n", 27));
        Assert.Contains(ProtocolText.Parse(Good.Replace("options:\n", $"options:\n{many}", StringComparison.Ordinal)).Refusal!.Errors, error => error.Pointer == "/options");
    }

    [Fact]
    public void Text_ThatIsNothing_IsUnprocessable()
    {
        foreach (var text in new[] { "", "null", "~", "[]", "7", "\0", "id: *nowhere" }) Assert.Equal(RefusalKind.Unprocessable, ProtocolText.Parse(text).Refusal!.Kind);
    }

    [Fact]
    public void Shipped_Each_IsValid()
    {
        foreach (var text in ProtocolText.Shipped) Assert.Empty(ProtocolText.Check(text, Worlds.Usual).Errors);
    }
}
