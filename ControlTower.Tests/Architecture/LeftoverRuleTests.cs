namespace ControlTower.Tests.Architecture;

public sealed class LeftoverRuleTests
{
    [Fact]
    public void Sources_HoldNothingHalfDone() => Rule.AssertKept(LeftoverRule.Check);

    [Theory]
    [InlineData("// TO", "DO later")]
    [InlineData("// FIX", "ME")]
    [InlineData("/* HA", "CK */")]
    [InlineData("throw new NotImplemented", "Exception();")]
    [InlineData("Thread", ".Sleep(5);")]
    [InlineData("#reg", "ion Fields")]
    public void Planted_Leftover_IsCaught(string start, string rest) =>
        Rule.Caught(LeftoverRule.Check, new SourceFile("ControlTower.Core/Orders/A.cs", start + rest));

    [Fact]
    public void Planted_WordsThatOnlyLookAlike_AreAllowed() =>
        Rule.AssertAllowed(LeftoverRule.Check, new SourceFile("ControlTower.Core/Orders/A.cs", "// hackney, todos, Regions"));
}
